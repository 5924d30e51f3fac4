/* The characters that Unicode says are shown as nothing where a program does not know them. */
export function answer(last) {
  const form = /\p{Default_Ignorable_Code_Point}/u;
  return Array.from({ length: last + 1 }, (_, point) => point).filter((point) => form.test(String.fromCodePoint(point)));
}
