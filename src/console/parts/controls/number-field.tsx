/** A field for a number, or for none. */
export function NumberField(props: {
  label: string;
  value: number | undefined;
  min?: number;
  max?: number;
  step?: number;
  onValue: (value: number | undefined) => void;
}) {
  const { label, value, min, max, step, onValue } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        value={value ?? ''}
        {...(min !== undefined && { min })}
        {...(max !== undefined && { max })}
        {...(step !== undefined && { step })}
        onInput={event => {
          const { value: text } = event.currentTarget;
          onValue(text === '' ? undefined : Number(text));
        }}
      />
    </label>
  );
}
