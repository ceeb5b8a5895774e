import { useConsole } from '../../parts/console.ts';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { hashOf } from '../../parts/route.ts';
import { Marked } from '../../parts/shown/marked.tsx';
import { SourceMark } from '../../parts/shown/source-mark.tsx';
import { errataOf } from '../../text/errata.ts';
import type { ConsoleLanguage } from '../../words/words.ts';
import type { ContractView, OperationView } from './contract-reader.ts';
import { SchemaTree } from './schema-tree.tsx';
import { TryOne } from './try-one.tsx';
import { whenMissingText } from './when-missing.ts';

/** Shows one operation: what it takes, what it answers, where the document errs, and a form to try it. */
export function OperationPage({ operation, contract }: { operation: OperationView; contract: ContractView }) {
  const { t } = useConsole();
  const { id, method, path, summary, description, section, effect, parameters, codes, answer } = operation;
  return (
    <article class="operation">
      <a class="back" href={hashOf('contract')}>
        ‹ {t('operations')}
      </a>
      <h2>{summary}</h2>
      <p class="facts">
        <code>
          {method} {path}
        </code>
        <span>{id}</span>
        <span class={`badge effect-${effect}`}>{t(effectWord(effect))}</span>
      </p>
      <p>
        <Marked text={description} />
      </p>
      <TryOne operation={operation} />
      {parameters.length > 0 && (
        <>
          <h3>{t('parameters')}</h3>
          <ScrollBox class="table-box flat" label={t('parameters')}>
            <table class="rows wrap">
              <thead>
                <tr>
                  <th scope="col">{t('name')}</th>
                  <th scope="col">{t('meaning')}</th>
                  <th scope="col">{t('whenMissing')}</th>
                </tr>
              </thead>
              <tbody>
                {parameters.map(parameter => (
                  <tr key={parameter.name}>
                    <td>
                      <code>{parameter.name}</code>
                      {parameter.required && (
                        <span class="required" title={t('required')}>
                          *<span class="sr">{t('required')}</span>
                        </span>
                      )}
                      <div class="faint">
                        {parameter.type} · {parameter.in}
                      </div>
                    </td>
                    <td>
                      <Marked text={parameter.description} /> <SourceMark source={parameter.source} />
                    </td>
                    <td>
                      <code>{whenMissingText(parameter.whenMissing, t) || '–'}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
      {codes.length > 0 && (
        <>
          <h3>{t('resultCodes')}</h3>
          <ul class="codes">
            {codes.map(({ when, reason, code, source }) => (
              <li key={when}>
                <code title={when}>{code}</code> {reason} <SourceMark source={source} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Errata section={section} />
      {answer && (
        <>
          <h3>{t('answer')}</h3>
          <SchemaTree schema={answer} resolve={contract.resolve} />
        </>
      )}
    </article>
  );
}

/** The errata in each language; a language that nobody asks for is not loaded. */
const documents = {
  en: () => import('virtual:errata/en'),
  zh: () => import('virtual:errata/zh'),
} satisfies Record<ConsoleLanguage, unknown>;

/** Lists where the document errs in the operation's section; loaded when first needed. */
function Errata({ section }: { section: string | undefined }) {
  const { t, language } = useConsole();
  const { value } = useLoaded(`${language} ${section ?? ''}`, async () =>
    section === undefined ? [] : errataOf(section, (await documents[language]()).errata),
  );
  if (!value || value.length === 0) return null;
  return (
    <details class="errata">
      <summary>{t('errata', { n: value.length })}</summary>
      <dl>
        {value.map(({ id, says, here }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>
              <span class="faint">{t('documentSays')}</span> <Marked text={says} />
            </dd>
            <dd>
              <span class="faint">{t('documentHere')}</span> <Marked text={here} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function effectWord(effect: string) {
  if (effect === 'write') return 'effect-write';
  return effect === 'irreversible' ? 'effect-irreversible' : 'effect-read';
}
