// One labelled text field: a line, or several with `rows`; its hint and its problem stand below it.
// The problem is named to assistive technology with the field.
import { useEffect, useRef } from 'preact/hooks';

interface FieldProps {
  /** Unique in the dialog; the element's id is `editor-` + this. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly autofocus?: boolean;
  /** Which keyboard a touch screen offers. */
  readonly inputMode?: 'text' | 'url';
}

/** The field. */
export function Field({
  id,
  label,
  value,
  onInput,
  rows,
  placeholder,
  hint,
  problem,
  autofocus,
  inputMode,
}: FieldProps) {
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autofocus) line.current?.focus();
  }, [autofocus]);
  const shared = {
    id: `editor-${id}`,
    class: 'field',
    value,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `editor-${id}-below`,
  } as const;
  return (
    <div class="form-row">
      <label for={shared.id}>{label}</label>
      {rows ? (
        <textarea {...shared} rows={rows} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <input
          ref={line}
          {...shared}
          type="text"
          inputMode={inputMode ?? 'text'}
          autocomplete="off"
          placeholder={placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
      <div id={`editor-${id}-below`}>
        <p class="field-problem">{problem}</p>
        {hint !== undefined && problem === undefined && <p class="form-hint">{hint}</p>}
      </div>
    </div>
  );
}
