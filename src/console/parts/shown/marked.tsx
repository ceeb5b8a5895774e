/** A text in which backticks mark code. */
export function Marked({ text }: { text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? <code key={index}>{part}</code> : part.replaceAll('**', ''),
        )}
    </>
  );
}
