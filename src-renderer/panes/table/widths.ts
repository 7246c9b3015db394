// How wide the table's columns are, as a grid template: the title takes what is left, and never less than it needs.
import type { TableColumn } from '../../../data/desk.ts';
import type { UiLanguage } from '../../../data/text.ts';

const WIDTHS: Readonly<Record<TableColumn, string>> = {
  date: '148px',
  title: 'minmax(260px, 1fr)',
  kind: '112px',
  topics: '180px',
  actors: '200px',
  country: '128px',
  tone: '64px',
  importance: '100px',
  tags: '140px',
  sides: '130px',
  origin: '120px',
  updated: '120px',
};

/** For grid-template-columns: the mark box first. */
export function template(columns: readonly TableColumn[], language: UiLanguage): string {
  // A range of days takes more room in Chinese, which names year, month and day.
  const width = (column: TableColumn): string => (column === 'date' && language === 'zh' ? '212px' : WIDTHS[column]);
  return ['36px', ...columns.map(width)].join(' ');
}
