// A value as it is written in a query: in quotation marks where it would fall apart without them.

export const quoted = (value: string): string =>
  /[\s"“«:：()（）]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
