/** English sentences in what a Chinese reader sees: four words in a row that are no names, codes or values. */
export function englishSentences(text: string): string[] {
  return text.match(/(?<![\w./$-])[A-Za-z][a-z']*(?: [a-z']{2,}){3,}/g) ?? [];
}
