// What differs between two texts: lines, and words inside lines that differ.

const CELLS = 4_000_000;

// Two lists as stretches, in order: { same, mine, other }, each with the items of both sides.
export function stretches(mine, other, key = (item) => item) {
  const [one, two] = [mine.map(key), other.map(key)];
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) start += 1;
  let [endOne, endTwo] = [one.length, two.length];
  while (endOne > start && endTwo > start && one[endOne - 1] === two[endTwo - 1]) {
    endOne -= 1;
    endTwo -= 1;
  }
  const found = [];
  const put = (same, fromOne, toOne, fromTwo, toTwo) => {
    if (toOne === fromOne && toTwo === fromTwo) return;
    const last = found.at(-1);
    const [ofMine, ofOther] = [mine.slice(fromOne, toOne), other.slice(fromTwo, toTwo)];
    if (last?.same === same) {
      last.mine.push(...ofMine);
      last.other.push(...ofOther);
    } else found.push({ same, mine: ofMine, other: ofOther });
  };
  put(true, 0, start, 0, start);
  middle(one.slice(start, endOne), two.slice(start, endTwo), (same, ...range) => {
    put(same, ...range.map((at) => at + start));
  });
  put(true, endOne, one.length, endTwo, two.length);
  return found;
}

// The longest common subsequence; where that would take too long, all of it differs.
function middle(one, two, put) {
  const [rows, columns] = [one.length, two.length];
  if (rows * columns > CELLS) {
    put(false, 0, rows, 0, columns);
    return;
  }
  const width = columns + 1;
  const length = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      length[row * width + column] =
        one[row] === two[column]
          ? length[(row + 1) * width + column + 1] + 1
          : Math.max(length[(row + 1) * width + column], length[row * width + column + 1]);
    }
  }
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    if (row < rows && column < columns && one[row] === two[column]) {
      put(true, row, row + 1, column, column + 1);
      row += 1;
      column += 1;
    } else if (column === columns || (row < rows && length[(row + 1) * width + column] >= length[row * width + column + 1])) {
      put(false, row, row + 1, column, column);
      row += 1;
    } else {
      put(false, row, row, column, column + 1);
      column += 1;
    }
  }
}

export const linesOf = (text) => (text === '' ? [] : text.replace(/\n$/u, '').split('\n'));

// Words and the space between them; a text that was only folded anew has the same words.
export function wordStretches(mine, other) {
  const words = (lines) => lines.join('\n').split(/(\s+)/u).filter(Boolean);
  return stretches(words(mine), words(other), (word) => (word.trim() ? word : ' '));
}
