import { useConsole } from '../console.ts';

export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly bad: boolean;
}

/** Tells what was just done, or why it was not, in the corner and read aloud. */
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
