import { useConsole } from '../console.ts';

/** Puts a text on the clipboard. */
export function CopyButton({ text, label, name }: { text: string; label?: string; name?: string }) {
  const { t, say, fail } = useConsole();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('copied'));
    } catch {
      // Browsers give the clipboard to pages of this machine and of https only.
      fail(new Error(t('copyFailed')));
    }
  };
  return (
    <button
      type="button"
      class="quiet small"
      {...(name !== undefined && { 'aria-label': name })}
      onClick={copy}
    >
      {label ?? t('copy')}
    </button>
  );
}
