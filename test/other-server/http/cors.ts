/** What a browser has to be told on every answer of the API (server facts 1.2). */
export const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS, DELETE',
  'Access-Control-Max-Age': '3600',
  'Access-Control-Allow-Headers': 'x-requested-with',
};
