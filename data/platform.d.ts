// What both runtimes (Node and browsers) offer that the ECMAScript library does not declare.
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly href: string;
}
