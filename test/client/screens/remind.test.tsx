import { screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mutate } from '../../../src/client/local/mutate.ts';
import { keepReminding, mayOffer, readReminding } from '../../../src/client/local/reminding.ts';
import { More } from '../../../src/client/screens/more.tsx';
import { Today } from '../../../src/client/screens/today.tsx';
import { hereWith } from '../../support/here.ts';
import { give, phoneWithWork, type Setting, WEDNESDAY } from '../../support/phone-with-work.ts';
import { show } from '../../support/show.tsx';

const DAY_MS = 86_400_000;

/** What the browser's own question is answered with, and how often it was asked. */
let answer: NotificationPermission;
let questions: number;
let clock: { now: number };
let set: Setting;
let turned: boolean[];

beforeEach(async () => {
  answer = 'granted';
  questions = 0;
  turned = [];
  const requestPermission = async () => {
    questions += 1;
    notification.permission = answer;
    return answer;
  };
  const notification = { permission: 'default' as NotificationPermission, requestPermission };
  vi.stubGlobal('Notification', notification);
  vi.stubGlobal('PushManager', class {});
  clock = { now: WEDNESDAY };
  set = await phoneWithWork('member', () => clock.now);
  set = {
    ...set,
    session: { ...set.session, ward: { ...set.session.ward, id: set.phone.db.name } },
  };
});
afterEach(() => vi.unstubAllGlobals());

const here = () => {
  const remind = async (on: boolean) => {
    turned.push(on);
    const kept = await readReminding(set.session, clock.now);
    await keepReminding(set.session, { ...kept, on });
    return on ? ('on' as const) : ('off' as const);
  };
  return hereWith({ ...set, remind });
};

/** Yesterday the member used this phone and ticked, and the ward has it. */
async function workedYesterday(): Promise<void> {
  await readReminding(set.session, clock.now);
  const work = await give(set, 'Mở cuộc thi', { due: '2026-01-30' });
  await set.say('p-hanh', {
    kind: 'step.set',
    assignmentId: work,
    stepId: 's1',
    done: true,
    seen: [],
  });
  clock.now += DAY_MS;
}

const offer = () => screen.queryByText('Nhắc khi sắp đến hạn?');

describe('reminders are offered', () => {
  test('not on the first day on this phone, though work was sent', async () => {
    await workedYesterday();
    clock.now -= DAY_MS;
    expect(await mayOffer(set.phone, set.session)).toBe(false);
    clock.now += DAY_MS;
    expect(await mayOffer(set.phone, set.session)).toBe(true);
  });

  test('not before work of an earlier day has left the phone', async () => {
    await readReminding(set.session, clock.now);
    const assignmentId = await give(set, 'Mở cuộc thi');
    const tick = { kind: 'step.set' as const, assignmentId, stepId: 's1', done: true, seen: [] };
    await mutate(set.phone, tick);
    clock.now += DAY_MS;
    expect(await mayOffer(set.phone, set.session)).toBe(false);
    await set.phone.db.outbox.clear();
    expect(await mayOffer(set.phone, set.session)).toBe(true);
  });

  test('not to officials, and not where the phone was answered before', async () => {
    await workedYesterday();
    const person = { ...set.session.person, role: 'official' as const, placeId: null };
    expect(await mayOffer(set.phone, { ...set.session, person })).toBe(false);
    vi.stubGlobal('Notification', { permission: 'denied' });
    expect(await mayOffer(set.phone, set.session)).toBe(false);
  });

  test('on a later day, and the browser asks only after the tap', async () => {
    await workedYesterday();
    const { user } = await show(here(), '/', '/', Today);
    expect(await screen.findByText('Nhắc khi sắp đến hạn?')).toBeTruthy();
    expect(screen.getByText(/Không báo từ 21:00 đến 6:30/)).toBeTruthy();
    expect(questions).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Bật nhắc' }));
    expect(await screen.findByText('Đã bật nhắc.')).toBeTruthy();
    expect([questions, turned]).toEqual([1, [true]]);
  });

  test('once: whoever puts it off is not offered it again', async () => {
    await workedYesterday();
    const { user } = await show(here(), '/', '/', Today);
    await user.click(await screen.findByRole('button', { name: 'Để sau' }));
    expect(offer()).toBeNull();
    clock.now += DAY_MS;
    expect(await mayOffer(set.phone, set.session)).toBe(false);
  });

  test('and a no of the phone is met with how to allow them, and changes nothing else', async () => {
    await workedYesterday();
    answer = 'denied';
    const { user } = await show(here(), '/', '/', Today);
    await user.click(await screen.findByRole('button', { name: 'Bật nhắc' }));
    expect(await screen.findByText(/Máy đang chặn thông báo/)).toBeTruthy();
    expect(turned).toEqual([]);
    expect(screen.getByText('Mở cuộc thi')).toBeTruthy();
  });
});

describe('under Thêm', () => {
  const box = () => screen.findByRole('checkbox', { name: 'Nhắc cả khi không mở ứng dụng' });
  const isOn = async () => ((await box()) as HTMLInputElement).checked;

  test('reminders are turned on and off, and the quiet hours stand beside', async () => {
    const { user } = await show(here(), '/them', '/them', More);
    await user.click(await box());
    await expect.poll(() => turned).toEqual([true]);
    await expect.poll(isOn).toBe(true);
    expect(screen.getByText(/Không báo từ 21:00 đến 6:30/)).toBeTruthy();
    await user.click(await box());
    await expect.poll(() => turned).toEqual([true, false]);
    await expect.poll(isOn).toBe(false);
  });

  test('without a network they stay off, and the words say why', async () => {
    const remind = async () => 'unreachable' as const;
    const { user } = await show(hereWith({ ...set, remind }), '/them', '/them', More);
    await user.click(await box());
    expect(await screen.findByText(/Chưa bật được vì chưa có mạng/)).toBeTruthy();
    expect(((await box()) as HTMLInputElement).checked).toBe(false);
  });

  test('an iPhone is told that the app must be opened from the home screen', async () => {
    vi.stubGlobal('PushManager', undefined);
    Reflect.deleteProperty(globalThis, 'PushManager');
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone OS 17_0 Safari');
    await show(here(), '/them', '/them', More);
    const words = await screen.findByText(/Trên iPhone, đưa ứng dụng ra màn hình chính/);
    const part = within(words.parentElement as HTMLElement);
    expect(part.getByRole('link').getAttribute('href')).toBe('/cai-may');
    vi.restoreAllMocks();
  });
});
