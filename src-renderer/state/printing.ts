// Printing: paper is light, whatever the theme. The page is in its light look before the browser takes its picture.
// Also while a browser's tools show the page as printed.
import { printing } from './settings.ts';

const paper = window.matchMedia('print');

/** Follows what is printed from now on. Call it before anything draws, so that this hears of it first. */
export function followPrinting(): void {
  window.addEventListener('beforeprint', () => {
    printing.value = true;
  });
  const settle = (): void => {
    printing.value = paper.matches;
  };
  window.addEventListener('afterprint', settle);
  paper.addEventListener('change', settle);
}

/** Prints. The elements are light a frame before: nothing is rendered any more once the browser prints. */
export function printPage(): void {
  printing.value = true;
  requestAnimationFrame(() => setTimeout(() => window.print()));
}
