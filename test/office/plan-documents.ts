import party from '../fixtures/office/plans/party-committee-2025.json' with { type: 'json' };
import phuocBinh from '../fixtures/office/plans/phuoc-binh-2026.json' with { type: 'json' };
import quangNgai from '../fixtures/office/plans/quang-ngai-q4-2025.json' with { type: 'json' };
import report from '../fixtures/office/plans/skhcn-report-2025h1.json' with { type: 'json' };
import { across, p, tbl, tc, tr, word } from './word.ts';

/** What every plan begins and ends with: a letterhead without lines and the recipients beside the signature. */
const LETTERHEAD = tbl(
  tr('ỦY BAN NHÂN DÂN\nPHƯỜNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'),
  tr('Số: 09/KH-UBND', 'ngày 15 tháng 01 năm 2026'),
);
const SIGNATURE = tbl(
  tr(
    'Nơi nhận:\n- UBND tỉnh;\n- Các phòng chuyên môn, đơn vị trực thuộc;\n- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
  ),
);

type Row = {
  no: string | null;
  section: string | null;
  title_vi: string;
  lead: string;
  coordinating: string[];
  result_vi: string | null;
  deadline_text: string;
  note?: string;
};

/** One row as printed, by the heading of its column. */
function printed(heading: string, task: Row): string {
  if (/^S?TT$/.test(heading)) return task.no ?? '';
  if (/nhiệm vụ|Nội dung/i.test(heading)) return task.title_vi;
  if (/phối hợp/i.test(heading)) return task.coordinating.join('; ');
  if (/chủ trì|thực hiện/i.test(heading)) return task.lead;
  if (/kết quả|sản phẩm/i.test(heading)) return task.result_vi ?? '';
  if (/^Thời/.test(heading)) return task.deadline_text;
  return task.note ?? '';
}

/** The ward's plan as it was printed: indicators, tasks under five headings, and the money asked for. */
export function phuocBinhDocument(): Uint8Array {
  const headings = [
    'STT',
    'Nội dung nhiệm vụ',
    'Đơn vị chủ trì',
    'Đơn vị phối hợp',
    'Kết quả',
    'Thời gian hoàn thành',
  ];
  const tasks = phuocBinh.sections.flatMap((section) => [
    tr(tc(section.code), tc(section.title_vi, across(5))),
    ...phuocBinh.tasks
      .filter((task) => task.section === section.code)
      .map((task) => tr(...headings.map((heading) => printed(heading, task)))),
  ]);
  const indicators = phuocBinh.indicators.map((one) =>
    tr(
      one.no,
      one.title_vi,
      one.unit ?? '',
      one.target_text ?? '',
      one.performer ?? '',
      one.monitor ?? '',
    ),
  );
  const budget = phuocBinh.budget.map((line) =>
    tr(line.no, line.title_vi, line.amount_million_vnd.toLocaleString('de-DE')),
  );
  return word(
    LETTERHEAD +
      p('KẾ HOẠCH') +
      p('I. MỤC ĐÍCH, YÊU CẦU') +
      p('V. TỔ CHỨC THỰC HIỆN') +
      SIGNATURE +
      p('PHỤ LỤC I') +
      p('(Kèm theo Kế hoạch số 09/KH-UBND)') +
      p('I. CHỈ TIÊU') +
      tbl(
        tr(
          'TT',
          'Chỉ tiêu',
          'Đơn vị tính',
          'Kết quả cần đạt',
          'Đơn vị chủ trì thực hiện',
          'Đơn vị chủ trì theo dõi, đánh giá',
        ),
        ...indicators,
      ) +
      p('II. NHIỆM VỤ CỤ THỂ') +
      tbl(tr(...headings), ...tasks) +
      p('PHỤ LỤC II') +
      p('Đơn vị tính: triệu đồng') +
      tbl(
        tr('STT', 'Nội dung', 'Kinh phí', 'Ghi chú'),
        ...budget.map((row) => row),
        tr('', 'Tổng cộng', '8.073', ''),
      ),
  );
}

/** The province's plan: four appendices whose columns have other names and, from the second on, no result. */
export function quangNgaiDocument(): Uint8Array {
  const tables = quangNgai.appendices.map(({ code, title_vi, columns_vi }) => {
    const rows = quangNgai.tasks.filter((task) => task.appendix === code);
    const headed = new Set<string | null>();
    const body = rows.flatMap((task) => {
      const section = quangNgai.sections.find(
        (one) => one.appendix === code && one.code === task.section,
      );
      const row = tr(...columns_vi.map((heading) => printed(heading, task as Row)));
      if (!section || headed.has(section.code)) return [row];
      headed.add(section.code);
      const numeral = /^[IVX]+$/.test(section.code) ? section.code : '';
      return [tr(tc(numeral), tc(section.title_vi, across(columns_vi.length - 1))), row];
    });
    return (
      p(`PHỤ LỤC ${code}\n${title_vi.toUpperCase()}`) +
      p('(Kèm theo Kế hoạch số 52/KH-BCĐ)') +
      tbl(tr(...columns_vi), ...body)
    );
  });
  return word(LETTERHEAD + p('II. NHIỆM VỤ TRỌNG TÂM') + SIGNATURE + tables.join(''));
}

/** The Party committee's plan has no table: numbered paragraphs, each with lines for units and time. */
export function partyDocument(): Uint8Array {
  const tasks = party.tasks.map(
    ({ no, title_vi, lead_label, lead, coordinating, deadline_text }) =>
      p(`${no}. ${title_vi}`) +
      p(`- ${lead_label}: ${lead}.`) +
      (coordinating.length > 0 ? p(`- Cơ quan phối hợp: ${coordinating.join('; ')}.`) : '') +
      p(`- Thời gian hoàn thành: ${deadline_text}.`),
  );
  return word(
    LETTERHEAD +
      p('I. MỤC ĐÍCH, YÊU CẦU') +
      p('1. Mục đích') +
      p('Cụ thể hóa các nhiệm vụ được giao.') +
      p('II. NHIỆM VỤ TRỌNG TÂM') +
      tasks.join('') +
      p('III. TỔ CHỨC THỰC HIỆN') +
      p('1. Các cơ quan, địa phương ban hành kế hoạch trước ngày 28/10/2025.') +
      SIGNATURE,
  );
}

/** The department's report: tasks under two levels of headings with what was done, no unit and no deadline. */
export function reportDocument(): Uint8Array {
  const rows = report.groups.flatMap(({ code, title_vi }) => {
    const [letter, numeral] = code.split('.');
    const head = numeral ?? letter ?? '';
    const top =
      code === 'A.I' ? [tr(tc('A'), tc('Nhiệm vụ theo Kế hoạch 16/KH-UBND', across(2)))] : [];
    const tasks = report.tasks.filter((task) => task.group === code);
    return [
      ...top,
      tr(tc(head), tc(title_vi, across(2))),
      ...tasks.map((task) => tr(task.no, task.title_vi, task.result_summary_vi)),
    ];
  });
  return word(
    LETTERHEAD +
      p('PHỤ LỤC 01') +
      tbl(tr('TT', 'Nhiệm vụ', 'Kết quả thực hiện'), ...rows) +
      SIGNATURE,
  );
}
