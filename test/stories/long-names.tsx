import { type ComponentType, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Here } from '../../src/client/here.ts';
import { t } from '../../src/client/i18n.ts';
import { keepTake } from '../../src/client/local/take.ts';
import { AssignmentScreen } from '../../src/client/screens/assignment.tsx';
import { Broken } from '../../src/client/screens/broken.tsx';
import { Join } from '../../src/client/screens/join.tsx';
import { Outbox } from '../../src/client/screens/outbox.tsx';
import { photoAddress } from '../../src/client/screens/photo/address.ts';
import { Removed } from '../../src/client/screens/removed.tsx';
import { JoinCode } from '../../src/client/screens/team/join-code.tsx';
import { Team } from '../../src/client/screens/team.tsx';
import { WorkDays } from '../../src/client/screens/work-days.tsx';
import type { Invitation } from '../../src/shared/wire.ts';
import { hereWith } from '../support/here.ts';
import {
  give,
  phoneWithWork,
  photoOp,
  type Setting,
  WEDNESDAY,
} from '../support/phone-with-work.ts';
import { pictureOf } from '../support/picture.ts';
import { OnScreen } from './on-screen.tsx';
import { noop } from './sample.ts';
import type { Story } from './story.ts';

/** As long as names become; made up, so that they can be taken for nobody. */
const PERSON = 'Nguyễn Hoàng Phương Khánh Linh';
const OTHER = 'Công Tằng Tôn Nữ Huyền Trân Bảo Ngọc';
const PLACE = 'Khu phố 12, Tổ 27 (chung cư Bình Phước)';
const STEP = 'Chụp ảnh buổi hướng dẫn người cao tuổi tại nhà văn hóa khu phố';
const INVITATION: Invitation = {
  kind: 'join',
  wardName: 'Phường Phước Bình (làm thử)',
  placeName: PLACE,
  personId: 'p-hanh',
  personName: PERSON,
  role: 'member',
};

type Who = 'member' | 'official' | 'removed' | 'nobody';
type Ids = { work: string; take: string };

const SCREENS: [string, Who, (ids: Ids) => string, string, ComponentType, () => string][] = [
  ['preview', 'member', ({ take }) => take, '/viec/:id', AssignmentScreen, consent],
  ['mask', 'member', ({ take }) => take, '/viec/:id', Covering, maskHint],
  ['returned', 'member', ({ work }) => `/viec/${work}`, '/viec/:id', AssignmentScreen, returned],
  ['confirm', 'nobody', () => '/vao#K7QM2X4D', '/vao', Join, () => t('join.read')],
  ['join-code', 'member', () => '/to', '/to', HeldOut, () => t('join.scanHint')],
  ['team', 'member', () => '/to', '/to', Team, () => OTHER],
  ['removed', 'removed', () => '/', '/', Removed, () => t('removed.title')],
  ['outbox', 'member', () => '/hop-gui', '/hop-gui', Outbox, () => t('outbox.send')],
  ['work-days', 'official', () => '/ngay-lam-viec', '/ngay-lam-viec', WorkDays, () => OTHER],
  ['broken', 'member', () => '/', '/', Breaks, () => t('app.broken')],
];

/** Screens that little room is left on, with the longest names that people and khu phố have. */
export const LONG_NAMES: Story[] = SCREENS.map(([name, who, address, path, Screen, text]) => ({
  name: `long-${name}`,
  alone: true,
  text,
  show: () => <OnLongNames {...{ who, address, path, Screen }} />,
}));

function consent(): string {
  return t('photo.people');
}
function maskHint(): string {
  return t('photo.maskHint');
}
function returned(): string {
  return t('returned.retake');
}

function HeldOut() {
  const invite = { code: 'K7QM2X4D', expires: WEDNESDAY };
  const person = { id: 'p-minh', name: OTHER };
  return <JoinCode person={person} place={PLACE} invite={invite} onClose={noop} />;
}

function Breaks() {
  return (
    <Broken>
      <Thrower />
    </Broken>
  );
}
function Thrower(): never {
  throw new Error('as a story');
}

/** The photo, once somebody began to cover it. */
function Covering() {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new MutationObserver(() => {
      const buttons = [...(around.current?.querySelectorAll('button') ?? [])];
      const cover = buttons.find((button) => button.textContent === t('photo.mask'));
      if (!cover) return;
      watch.disconnect();
      cover.click();
    });
    if (around.current) watch.observe(around.current, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return <div ref={around}>{h(AssignmentScreen, {})}</div>;
}

type OnLongNamesProps = {
  who: Who;
  address: (ids: Ids) => string;
  path: string;
  Screen: ComponentType;
};

function OnLongNames({ who, address, path, Screen }: OnLongNamesProps) {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    const lookAt = async () => INVITATION;
    void sample(who).then(({ setting, ids }) => {
      const [rest = '', hash] = address(ids).split('#');
      const search = new URLSearchParams([
        ...new URLSearchParams(location.search),
        ...new URLSearchParams(rest.split('?')[1]),
      ]);
      const query = `?${search}${hash ? `#${hash}` : ''}`;
      history.replaceState(null, '', rest.split('?')[0] + query);
      setHere(hereWith({ ...setting, lookAt }));
    });
  }, []);
  return <OnScreen {...{ here, path, Screen }} />;
}

async function sample(who: Who): Promise<{ setting: Partial<Setting>; ids: Ids }> {
  if (who === 'nobody') return { setting: {}, ids: { work: '', take: '' } };
  const setting = await phoneWithWork(who === 'official' ? 'official' : 'member');
  const { phone, say, session } = setting;
  const names = { 'p-hanh': PERSON, 'p-minh': OTHER, kp3: PLACE };
  for (const [id, name] of Object.entries(names)) {
    const entity = await phone.db.view.get(id);
    if (entity) await phone.db.view.put({ ...entity, body: { ...entity.body, name } } as never);
  }
  const target = { number: 1200, unit: 'lượt người' };
  const steps = [{ text: STEP, photo: true }];
  const title = 'Hướng dẫn người dân cài đặt, kích hoạt tài khoản định danh điện tử mức độ 2';
  const work = await give(setting, title, { due: '2026-01-16', target, steps });
  const first = await say('p-hanh', photoOp(work, 's1', 'a'));
  const reason = 'Ảnh mờ, không thấy người dự; chụp lại có bảng tên buổi tập huấn';
  await say('p-thao', { kind: 'evidence.return', evidenceId: first, reason, seen: [] });
  await say('p-minh', { kind: 'progress.set', assignmentId: work, seen: [], value: 812 });
  const second = { kind: 'progress.set' as const, assignmentId: work, seen: [], value: 840 };
  const op = await say('p-hanh', second);
  const merged = { id: op, outcome: 'merged' as const, why: null, at: WEDNESDAY, told: 0 as const };
  await phone.db.outcomes.put(merged);
  const target1 = { assignmentId: work, stepId: 's1', replaces: null };
  const take = await keepTake(phone, target1, await drawn(), 'camera');
  const person = { ...session.person, ...(who !== 'official' && { name: PERSON }) };
  if (who === 'removed') person.placeId = null;
  const place = session.place && who !== 'removed' ? { ...session.place, name: PLACE } : null;
  const own = { ...session, person, place };
  return { setting: { ...setting, session: own }, ids: { work, take: photoAddress(take) } };
}

/** A picture to look at where there is something to draw with; the same facts without one. */
async function drawn() {
  const facts = pictureOf('c');
  if (typeof OffscreenCanvas === 'undefined') return facts;
  const { width, height } = facts;
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) return facts;
  const fill = (colour: string, ...box: [number, number, number, number]) => {
    pen.fillStyle = colour;
    pen.fillRect(...box);
  };
  fill('#d9e4ec', 0, 0, width, height);
  fill('#b9c7a5', 0, 760, width, 440);
  fill('#e8d9b8', 360, 400, 560, 440);
  fill('#6b5a44', 560, 560, 160, 280);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  return { ...facts, bytes: await blob.arrayBuffer() };
}
