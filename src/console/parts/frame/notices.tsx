import { useConsole } from '../console.ts';
import type { Notice } from '../notices-shown.ts';

/** Tells what was just done, or why it was not, below the page and read aloud. */
export function Notices({ notices, onClose }: { notices: readonly Notice[]; onClose: (id: string) => void }) {
  const { t } = useConsole();
  return (
    <div class="notices" role="status">
      {notices.map(({ id, text, bad }) => (
        <div key={id} class={bad ? 'notice bad' : 'notice'}>
          <span>{text}</span>
          <button type="button" class="quiet icon" aria-label={t('close')} onClick={() => onClose(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
