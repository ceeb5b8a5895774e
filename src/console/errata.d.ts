declare module 'virtual:errata/*' {
  export const errata: readonly import('./text/errata.ts').Erratum[];
}
