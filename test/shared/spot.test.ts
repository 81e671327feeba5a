import { expect, test } from 'vitest';
import { type Op, readOp } from '../../src/shared/op.ts';

const PHOTO = {
  assignmentId: 'give:0',
  placeId: 'k1',
  stepId: 's2',
  photo: { sha256: 'a'.repeat(64), bytes: 1000, width: 10, height: 10 },
  thumb: { sha256: 'b'.repeat(64), bytes: 100 },
  fingerprint: null,
  source: 'camera',
  consent: 'nobody',
  child: false,
  takenAt: 0,
  replaces: null,
};

const said = (spot: unknown): Op | null => readOp('m.1', 'evidence.attach', { ...PHOTO, spot });

test('a photo of a phone that knows of no place is read as ever, and gets none', () => {
  expect(readOp('m.1', 'evidence.attach', PHOTO)).toEqual({
    ...PHOTO,
    kind: 'evidence.attach',
    id: 'm.1',
  });
});

test('a place finer than 110 m is made as rough as all others, whatever phone says it', () => {
  const rough = (lat: number, lon: number) => said({ lat, lon });
  expect(rough(10.7763949, 106.7004321)).toMatchObject({ spot: { lat: 10.776, lon: 106.7 } });
  expect(rough(-33.85649, -0.1276)).toMatchObject({ spot: { lat: -33.856, lon: -0.128 } });
  expect(rough(10.776, 106.7)).toMatchObject({ spot: { lat: 10.776, lon: 106.7 } });
  expect(rough(90, -180)).toMatchObject({ spot: { lat: 90, lon: -180 } });
});

test.each([
  { lat: Number.NaN, lon: 106.7 },
  { lat: 10.776, lon: Number.POSITIVE_INFINITY },
  { lat: 90.001, lon: 106.7 },
  { lat: 10.776, lon: -180.001 },
  { lat: '10.776', lon: '106.7' },
  { lat: null, lon: 106.7 },
  { lat: 10.776 },
  [10.776, 106.7],
  null,
])('a place that is none is refused: %j', (spot) => {
  expect(said(spot)).toBeNull();
});

test('a task asks for the place with yes or no, or says nothing of it', () => {
  const steps = [{ id: 's1', text: 'Mở lớp', photo: true }];
  const give = { taskId: 't', placeIds: ['k1'], steps, target: null, due: null };
  const read = (more: object) => readOp('o.1', 'task.give', { ...give, ...more });
  expect(read({})).not.toHaveProperty('asksSpot');
  expect(read({ asksSpot: true })).toMatchObject({ asksSpot: true });
  expect(read({ asksSpot: 'yes' })).toBeNull();
});
