const types: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  bmp: 'image/bmp',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  amr: 'audio/amr',
  mp4: 'video/mp4',
  flv: 'video/x-flv',
  wmv: 'video/x-ms-wmv',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
};

/** Returns the type of a file by the extension of its name, with or without its dot. */
export function mediaTypeOf(extension: string): string {
  return types[extension.replace(/^\./, '').toLowerCase()] ?? 'application/octet-stream';
}
