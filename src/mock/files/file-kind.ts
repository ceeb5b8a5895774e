/** The groups of an upload answer, in the order they are sent. */
export const mediaGroups = ['images', 'audios', 'videos', 'others'] as const;
export type MediaGroup = (typeof mediaGroups)[number];

/** The kind of a file by its original name: the extension it is stored with, and the group it is listed in. */
export interface FileKind {
  readonly extension: string;
  readonly group: MediaGroup;
}

const groupOf = new Map<string, MediaGroup>([
  ...['gif', 'jpg', 'jpeg', 'bmp', 'png'].map(name => [name, 'images'] as const),
  ...['amr', 'mp3', 'acc'].map(name => [name, 'audios'] as const),
  ...['mp4', 'flv', 'wmv'].map(name => [name, 'videos'] as const),
]);

/**
 * Reads the kind from a name; undefined when it has no extension (server facts 5). The extension keeps its
 * case; nothing else of the name reaches the file system, and of the extension only 1 to 10 letters and digits.
 */
export function fileKind(originalName: string): FileKind | undefined {
  const raw = /\.([^.]+)$/.exec(originalName)?.[1];
  if (raw === undefined) return undefined;
  const extension = raw.replace(/[^0-9A-Za-z]/g, '').slice(0, 10) || 'bin';
  return { extension, group: groupOf.get(extension.toLowerCase()) ?? 'others' };
}
