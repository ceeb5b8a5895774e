/** The groups an upload answer sorts files into (server facts section 5; `acc` is the server's spelling). */
const groups: Readonly<Record<string, readonly string[]>> = {
  images: ['gif', 'jpg', 'jpeg', 'bmp', 'png'],
  videos: ['mp4', 'flv', 'wmv'],
  audios: ['amr', 'mp3', 'acc'],
};

export type MediaGroup = 'images' | 'audios' | 'videos' | 'others';

/** @param extension without the dot, in any case */
export function mediaGroup(extension: string): MediaGroup {
  const found = Object.entries(groups).find(([, extensions]) => extensions.includes(extension.toLowerCase()));
  return (found?.[0] ?? 'others') as MediaGroup;
}

/** The extension of a file name as it may stand in a URL, or undefined when the name has none. */
export function extensionOf(fileName: string): string | undefined {
  return /\.([0-9A-Za-z]{1,10})$/.exec(fileName)?.[1];
}
