/** Headers a browser needs, as the real server sends them (server facts 1.2), with the mock's own two added. */
export const corsHeaders: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, GET, OPTIONS, DELETE',
  'Access-Control-Max-Age': '3600',
  'Access-Control-Allow-Headers': 'x-requested-with, X-Mock-Session, Prefer',
  'Access-Control-Expose-Headers': 'X-Contract-Warning, Preference-Applied',
};
