import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeAll, expect, test, vi } from 'vitest';
import { CodeField } from '../../../src/client/parts/code-field.tsx';
import { Field } from '../../../src/client/parts/field.tsx';
import { NoteBox } from '../../../src/client/parts/note-box.tsx';
import { startTexts } from '../../support/texts.ts';

beforeAll(() => startTexts());

test('a note is told as typed, and nothing is written back while somebody types', () => {
  const onText = vi.fn();
  const { rerender } = render(<NoteBox max={100} text="" onText={onText} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');
  box.focus();
  fireEvent.input(box, { target: { value: 'Nguyễn Thị Đ' } });
  expect(onText).toHaveBeenLastCalledWith('Nguyễn Thị Đ');
  rerender(<NoteBox max={100} text="nguyen" onText={onText} />);
  expect(box.value).toBe('Nguyễn Thị Đ');
});

test('a note changed elsewhere arrives once nobody is typing', () => {
  const { rerender } = render(<NoteBox max={100} text="cũ" onText={() => {}} />);
  rerender(<NoteBox max={100} text="mới" onText={() => {}} />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('mới');
});

test('a note that is too long is kept whole and says how much to take out', () => {
  render(<NoteBox max={10} text="" onText={() => {}} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox');
  fireEvent.input(box, { target: { value: 'mười hai chữ' } });
  expect(box.value).toBe('mười hai chữ');
  expect(screen.getByRole('alert').textContent).toContain('cần bớt 2 chữ cái');
  expect(box.getAttribute('aria-invalid')).toBe('true');
});

test('a code is left alone while typed and put in order on leaving', () => {
  const onCode = vi.fn();
  render(<CodeField onCode={onCode} />);
  const box = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.input(box, { target: { value: 'k7qm2x4o' } });
  expect(box.value).toBe('k7qm2x4o');
  expect(onCode).toHaveBeenLastCalledWith('K7QM2X40');
  fireEvent.blur(box);
  expect(box.value).toBe('K7QM-2X40');
});

test('leaving a code too early says what is missing, and typing on takes the sentence away', () => {
  render(<CodeField onCode={() => {}} />);
  const box = screen.getByRole('textbox');
  fireEvent.input(box, { target: { value: 'K7Q' } });
  fireEvent.blur(box);
  expect(screen.getByRole('alert').textContent).toContain('đang có 3');
  fireEvent.input(box, { target: { value: 'K7QM' } });
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('an error is tied to its field', () => {
  render(<Field label="Tên" name="name" hint="Họ và tên." error="Cần có tên." />);
  const box = screen.getByRole('textbox', { name: 'Tên' });
  const described = box.getAttribute('aria-describedby') ?? '';
  const words = described.split(' ').map((id) => document.getElementById(id)?.textContent);
  expect(words).toEqual(['Họ và tên.', 'Cần có tên.']);
});
