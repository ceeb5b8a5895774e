/** A file as it was uploaded, or a thumbnail of it. */
export interface StoredFile {
  readonly bytes: Buffer;
  readonly modified: Date;
}

/** The files below the root of the file service, by path. */
export type StoredFiles = Map<string, StoredFile>;

/** Kinds of files by extension (server facts 5). */
export const kindOf = (extension: string): 'images' | 'videos' | 'audios' | 'others' => {
  if (['gif', 'jpg', 'jpeg', 'bmp', 'png'].includes(extension)) return 'images';
  if (['mp4', 'flv', 'wmv'].includes(extension)) return 'videos';
  return ['amr', 'mp3', 'acc'].includes(extension) ? 'audios' : 'others';
};
