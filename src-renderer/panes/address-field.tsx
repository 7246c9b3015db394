// A field for a web address. One without https:// gets it as the field is left, so that it is seen before it is saved.
import { completeAddress } from '../../data/typed-address.ts';
import { Field } from './field.tsx';

interface AddressFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (value: string) => void;
}

/** The field. */
export function AddressField(field: AddressFieldProps) {
  const complete = (): void => {
    const whole = completeAddress(field.value);
    if (whole !== field.value) field.onInput(whole);
  };
  return (
    <div onFocusOut={complete}>
      <Field {...field} inputMode="url" placeholder="https://" />
    </div>
  );
}
