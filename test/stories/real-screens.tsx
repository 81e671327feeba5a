import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Here, useWork } from '../../src/client/here.ts';
import { t } from '../../src/client/i18n.ts';
import { keepWhole } from '../../src/client/local/import/keep-draft.ts';
import { readTemplate } from '../../src/client/local/import/templates.ts';
import { mutate } from '../../src/client/local/mutate.ts';
import { AssignmentScreen } from '../../src/client/screens/assignment.tsx';
import { Devices } from '../../src/client/screens/devices.tsx';
import { Give } from '../../src/client/screens/give.tsx';
import { Handbook } from '../../src/client/screens/handbook.tsx';
import { GuideEdit } from '../../src/client/screens/handbook-edit.tsx';
import { GuideScreen } from '../../src/client/screens/handbook-guide.tsx';
import { Help } from '../../src/client/screens/help.tsx';
import { BudgetLine } from '../../src/client/screens/indicators/budget-line.tsx';
import { IndicatorScreen } from '../../src/client/screens/indicators/indicator.tsx';
import { Indicators } from '../../src/client/screens/indicators.tsx';
import { Install } from '../../src/client/screens/install.tsx';
import { Join } from '../../src/client/screens/join.tsx';
import { Leave } from '../../src/client/screens/leave.tsx';
import { Missing } from '../../src/client/screens/missing.tsx';
import { More } from '../../src/client/screens/more.tsx';
import { Outbox } from '../../src/client/screens/outbox.tsx';
import { Overview } from '../../src/client/screens/overview.tsx';
import { People } from '../../src/client/screens/people.tsx';
import { Finder } from '../../src/client/screens/photo/finder.tsx';
import { PlanInScreen } from '../../src/client/screens/plan-in.tsx';
import { Practice } from '../../src/client/screens/practice.tsx';
import { Review } from '../../src/client/screens/review.tsx';
import { SetUp } from '../../src/client/screens/set-up.tsx';
import { TaskScreen } from '../../src/client/screens/task.tsx';
import { Tasks } from '../../src/client/screens/tasks.tsx';
import { Team } from '../../src/client/screens/team.tsx';
import { Today } from '../../src/client/screens/today.tsx';
import { VisitScreen } from '../../src/client/screens/visit.tsx';
import { Visits } from '../../src/client/screens/visits.tsx';
import type { Answer } from '../../src/shared/records/indicator.ts';
import { turnId } from '../../src/shared/turn-id.ts';
import { hereWith } from '../support/here.ts';
import {
  give,
  phoneWithWork,
  photoOp,
  type Setting,
  WEDNESDAY,
} from '../support/phone-with-work.ts';
import { IN_APP } from '../support/user-agents.ts';
import { OnScreen } from './on-screen.tsx';
import { noop } from './sample.ts';
import type { Story } from './story.ts';

type Who = 'member' | 'official' | 'nobody';
/** What an address needs to name: the ids of the sample work. */
type Ids = { work: string; task: string; turn: string; monthly: string };

/** Every screen of the app, as it is, on the sample ward: nothing in it is drawn for the story. */
const SCREENS: [string, Who, (ids: Ids) => string, string, ComponentType, () => string][] = [
  ['today', 'member', () => '/', '/', Today, () => t('today.title')],
  ['work', 'member', ({ work }) => `/viec/${work}`, '/viec/:id', AssignmentScreen, steps],
  ['work-seen', 'official', ({ work }) => `/viec/${work}`, '/viec/:id', AssignmentScreen, steps],
  ['turn', 'member', ({ turn }) => `/viec/${turn}`, '/viec/:id', AssignmentScreen, period],
  ['turn-seen', 'official', ({ turn }) => `/viec/${turn}`, '/viec/:id', AssignmentScreen, period],
  [
    'task-turns',
    'official',
    ({ monthly }) => `/nhiem-vu/${monthly}`,
    '/nhiem-vu/:id',
    TaskScreen,
    period,
  ],
  [
    'give-monthly',
    'official',
    ({ monthly }) => `/nhiem-vu/${monthly}/giao`,
    '/nhiem-vu/:id/giao',
    Give,
    () => t('turn.coming'),
  ],
  ['finder', 'member', () => '/', '/', FinderOnSample, () => t('photo.noCards')],
  ['visit', 'member', () => '/ghi', '/ghi', VisitScreen, () => t('visit.skill')],
  ['visits', 'official', () => '/luot', '/luot', Visits, () => t('visits.table')],
  ['outbox', 'member', () => '/hop-gui', '/hop-gui', Outbox, () => t('outbox.send')],
  ['team', 'member', () => '/to', '/to', Team, () => 'Thành viên 2'],
  ['more', 'member', () => '/them', '/them', More, () => t('more.language')],
  ['devices', 'member', () => '/may', '/may', Devices, () => t('devices.end')],
  ['help', 'member', () => '/tro-giup', '/tro-giup', Help, () => t('help.stateTitle')],
  ['join', 'nobody', () => '/vao', '/vao', Join, () => t('join.code')],
  ['join-scan', 'nobody', () => '/vao', '/vao', JoinByPicture, () => t('join.scanPick')],
  ['practice', 'member', () => '/lam-thu', '/lam-thu', Practice, () => t('practice.task')],
  ['install', 'member', () => '/cai-may', '/cai-may', Install, () => t('install.why')],
  ['leave', 'nobody', () => '/vao#K7QM2X4D', '/vao', InZalo, () => t('leave.copy')],
  ['leave-iphone', 'nobody', () => '/vao#K7QM2X4D', '/vao', InIphone, () => t('leave.copy')],
  ['handbook', 'member', () => '/so-tay', '/so-tay', Handbook, () => t('handbook.intro')],
  ['guide', 'member', () => '/so-tay/vneid', '/so-tay/:id', GuideScreen, () => t('handbook.never')],
  [
    'guide-edit',
    'official',
    () => '/so-tay/vneid/sua',
    '/so-tay/:id/sua',
    GuideEdit,
    () => t('handbook.lines'),
  ],
  ['missing', 'member', () => '/khong-co', '/khong-co', Missing, () => t('app.home')],
  ['overview', 'official', () => '/', '/', Overview, () => t('overview.table')],
  ['tasks', 'official', () => '/nhiem-vu', '/nhiem-vu', Tasks, () => 'Kế hoạch mẫu'],
  ['task', 'official', ({ task }) => `/nhiem-vu/${task}`, '/nhiem-vu/:id', TaskScreen, byPlace],
  ['give', 'official', ({ task }) => `/nhiem-vu/${task}/giao`, '/nhiem-vu/:id/giao', Give, givesTo],
  ['review', 'official', () => '/duyet', '/duyet', Review, () => t('review.approve')],
  ['plan-in', 'official', () => '/ke-hoach/nhap', '/ke-hoach/nhap', PlanInScreen, checks],
  ['figures', 'official', () => '/chi-tieu', '/chi-tieu', Indicators, () => 'Hội thi sáng tạo'],
  ['figure', 'official', () => '/chi-tieu/i2', '/chi-tieu/:id', IndicatorScreen, reports],
  ['spending', 'official', () => '/kinh-phi/b1', '/kinh-phi/:id', BudgetLine, spends],
  ['people', 'official', () => '/khu-pho', '/khu-pho', People, () => 'Thành viên 2'],
  ['set-up', 'nobody', () => '/cai-dat', '/cai-dat', SetUp, () => t('setup.title')],
];

/** Two devices of one person. */
const DEVICES = [
  { device: 'Android', since: WEDNESDAY, seenAt: WEDNESDAY, here: true },
  { device: 'Windows', since: WEDNESDAY, seenAt: null, here: false },
].map((one, index) => ({ id: `d${index}`, ...one }));

/** The camera inside the app, for a step of the sample work. */
function FinderOnSample() {
  const { phone } = useWork();
  const about = { assignmentId: '', stepId: null, replaces: null };
  return <Finder phone={phone} about={about} onDone={noop} onOther={noop} />;
}

/** M2 where the browser reads QR codes; this one sees none on any picture. */
function JoinByPicture() {
  const detector = class {
    static getSupportedFormats = async () => ['qr_code'];
    detect = async () => [];
  };
  useState(() => Object.assign(globalThis, { BarcodeDetector: detector }));
  return <Join />;
}

/** M1 as Zalo's browser on Android shows it. */
function InZalo() {
  const [, userAgent = ''] = IN_APP[1] ?? [];
  return <Leave app="Zalo" userAgent={userAgent} address="https://toso.example/vao#K7QM2X4D" />;
}

/** The same on an iPhone, whose way out is another one. */
function InIphone() {
  const [, userAgent = ''] = IN_APP.find(([, name]) => name.includes('iPhone')) ?? [];
  return <Leave app="Zalo" userAgent={userAgent} address="https://toso.example/vao#K7QM2X4D" />;
}

function steps(): string {
  return t('task.steps');
}
function byPlace(): string {
  return t('task.byPlace');
}
function period(): string {
  return t('turn.period');
}
function checks(): string {
  return t('planIn.toShare');
}
function reports(): string {
  return t('indicators.answer');
}
function spends(): string {
  return t('indicators.spendAmount');
}
function givesTo(): string {
  return t('give.steps');
}

export const REAL_SCREENS: Story[] = SCREENS.map(([name, who, address, path, Screen, text]) => ({
  name: `app-${name}`,
  alone: true,
  text,
  show: () => <OnSample {...{ who, address, path, Screen }} />,
}));

type OnSampleProps = {
  who: Who;
  address: (ids: Ids) => string;
  path: string;
  Screen: ComponentType;
};

function OnSample({ who, address, path, Screen }: OnSampleProps) {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    void sample(who).then(async ({ setting, ids }) => {
      // Only where they show: the other screens should not wait for them.
      if (setting && /^\/(?:chi-tieu|kinh-phi)/.test(path)) await figuresOf(setting);
      history.replaceState(null, '', `${address(ids)}${location.search}`);
      setHere(hereWith({ ...setting, sessions: async () => DEVICES }));
    });
  }, []);
  return <OnScreen {...{ here, path, Screen }} />;
}

/** A morning in khu phố 3: one task given, one step done, one photo returned, a note not sent yet. */
async function sample(who: Who): Promise<{ setting: Setting | null; ids: Ids }> {
  if (who === 'nobody')
    return { setting: null, ids: { work: '', task: '', turn: '', monthly: '' } };
  const setting = await phoneWithWork(who);
  const { phone, say } = setting;
  const due = '2026-01-16';
  const words = [{ text: 'Mời bà con' }, { text: 'Chụp ảnh buổi tập huấn', photo: true }];
  const work = await give(setting, 'Tập huấn kỹ năng số cho người cao tuổi', { due, steps: words });
  const tick = { assignmentId: work, stepId: 's1', done: true, seen: [] };
  await say('p-minh', { kind: 'step.set', ...tick });
  const first = await say('p-hanh', photoOp(work, 's2', 'a'));
  await say('p-hanh', photoOp(work, 's2', 'b'));
  const back = { evidenceId: first, reason: 'Ảnh mờ', seen: [] };
  await say('p-thao', { kind: 'evidence.return', ...back });
  await visitsOf(setting);
  const turns = await turnsOf(setting);
  if (who === 'member') {
    const note = { assignmentId: work, placeId: 'kp3', text: 'Hẹn ba hộ vào tối thứ Bảy' };
    await mutate(phone, { kind: 'note.add', ...note });
  }
  // An official has a plan half checked; a member has none.
  if (who === 'official') await keepWhole(phone, await readTemplate('quang-ngai-q4-2025'));
  const entity = await phone.db.view.get(work);
  const task = entity?.kind === 'assignment' ? entity.body.taskId : '';
  return { setting, ids: { work, task, ...turns } };
}

/** A few doors of this month, and work whose target they count towards. */
async function visitsOf(setting: Setting): Promise<void> {
  const target = { number: 30, unit: 'lượt' };
  const title = 'Hướng dẫn người dân dùng dịch vụ công trực tuyến';
  const assignmentId = await give(setting, title, { due: '2026-01-20', target });
  const visit = { kind: 'visit.add' as const, placeId: 'kp3', people: 1 };
  await setting.say('p-minh', { ...visit, skill: 'service', result: 'done', assignmentId });
  await setting.say('p-hanh', { ...visit, skill: 'vneid', result: 'done', people: 3 });
  await setting.say('p-hanh', { ...visit, skill: 'safety', result: 'absent' });
}

/** Work of every month, with one month late, and work that goes on all the time. */
async function turnsOf(setting: Setting): Promise<{ turn: string; monthly: string }> {
  const { say, phone } = setting;
  const rule = { day: 12, of: 'month' as const, strict: true };
  const recurs = { first: '2025-M11', last: null, continuous: false, rule };
  const deadlineText = 'Trước ngày 12 hằng tháng';
  const target = { number: 30, unit: 'hộ' };
  const title = 'Rà soát hộ chưa có tài khoản định danh điện tử';
  const work = await give(setting, title, { recurs, deadlineText, target });
  const ongoing = { ...recurs, first: '2026-M01', continuous: true, rule: null };
  await give(setting, 'Tuyên truyền an toàn thông tin trên loa của khu phố', { recurs: ongoing });
  const entity = await phone.db.view.get(work);
  const monthly = entity?.kind === 'assignment' ? entity.body.taskId : '';
  const steps = [{ id: 's1', text: 'Làm xong', photo: false }];
  for (const order of [11, 20]) {
    const placeId = await say('p-thao', { kind: 'place.add', name: `Khu phố ${order}`, order });
    const facts = { taskId: monthly, placeIds: [placeId], steps, target, due: null, recurs };
    const given = await say('p-thao', { kind: 'task.give', ...facts });
    const about = { assignmentId: turnId(`${given}:0`, '2026-M01'), placeId, seen: [] };
    if (order === 11) await say('p-thao', { kind: 'none.set', ...about, none: true });
    else await say('p-thao', { kind: 'progress.set', ...about, value: 0 });
  }
  return { turn: turnId(work, '2026-M01'), monthly };
}

/** Indicators in every state, and money of which too much was spent once. */
async function figuresOf({ say }: Setting): Promise<void> {
  const words = { planId: 'plan', performer: 'Công dân, doanh nghiệp', performers: [] };
  const watched = { monitor: 'Trung tâm PVHCC', monitors: [] };
  const rows: [string, string, string, number | null][] = [
    ['1', 'Kết quả xếp hạng chuyển đổi số', 'Thứ bậc', null],
    ['3.1', 'Tỷ lệ người dân dùng dịch vụ công trực tuyến', '%', 90],
    ['3.2', 'Tỷ lệ hồ sơ được số hóa', '%', 80],
    ['3.3', 'Số hồ sơ nộp lại giấy tờ', 'hồ sơ', 0],
    ['4', 'Tỷ lệ nhiệm vụ được theo dõi trên môi trường điện tử', '%', 90],
  ];
  for (const [index, [no, title, unit, target]] of rows.entries()) {
    const direction = target === null ? 'rank' : target === 0 ? '<=' : '>=';
    const print = { target, targetText: target === null ? 'Mức khá' : String(target) };
    const row = { order: index + 1, no, title, unit, direction, ...print } as const;
    const facts = { ...words, ...watched, ...row };
    await say('p-thao', { kind: 'indicator.add', ...facts }, `i${index + 1}`);
  }
  const read = async (indicatorId: string, answer: Answer, placeId: string | null = null) => {
    const about = { indicatorId, placeId, period: '2026-M01', asOf: '2026-01-14', corrects: [] };
    return say('p-thao', { kind: 'reading.add', ...about, answer, source: 'Hệ thống một cửa' });
  };
  await read('i2', { is: 'share', part: 674_242, whole: 708_475 });
  await read('i2', { is: 'value', value: 91.5 });
  await read('i3', { is: 'value', value: 0 });
  await read('i3', { is: 'value', value: 62 }, 'kp3');
  await read('i4', { is: 'none' });
  const line = { planId: 'plan', order: 1, no: '5' };
  const titles = ['Hội thi sáng tạo', 'Thiết bị cho khu phố', 'Đường truyền'];
  for (const [index, title] of titles.entries()) {
    const amount = [500, 12.5, null][index] ?? null;
    await say('p-thao', { kind: 'budget.add', ...line, title, amount }, `b${index + 1}`);
  }
  const spend = { kind: 'spend.add' as const, on: '2026-01-12', note: 'Đợt 1', corrects: [] };
  await say('p-thao', { ...spend, budgetId: 'b1', amount: 120.5 });
  await say('p-thao', { ...spend, budgetId: 'b2', amount: 13 });
}
