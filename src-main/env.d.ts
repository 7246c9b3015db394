// What the build puts into the sources: true while developing, and code behind it is left out of a build.
interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}
