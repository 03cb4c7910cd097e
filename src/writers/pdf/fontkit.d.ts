/** The one function of fontkit that fonts with PostScript outlines need; it comes without types. */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): import('./kit.ts').KitProgram
}
