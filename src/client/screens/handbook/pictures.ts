import {
  ALargeSmall,
  Ban,
  Bell,
  CircleCheck,
  ClipboardList,
  Download,
  EyeOff,
  FileText,
  Globe,
  Hand,
  HeartPulse,
  IdCard,
  KeyRound,
  Landmark,
  Link,
  Lock,
  type LucideIcon,
  MessageCircle,
  PenLine,
  PhoneOff,
  QrCode,
  RefreshCw,
  Search,
  Send,
  ShieldCheck,
  Smartphone,
  TriangleAlert,
  UserCheck,
  Volume2,
} from 'lucide-preact';

/** The pictograms of the handbook, by the names that stand in its guides. */
const PICTURES: Record<string, LucideIcon> = {
  ban: Ban,
  bell: Bell,
  building: Landmark,
  card: IdCard,
  check: CircleCheck,
  download: Download,
  eye: EyeOff,
  globe: Globe,
  hand: Hand,
  heart: HeartPulse,
  key: KeyRound,
  letters: ALargeSmall,
  link: Link,
  list: ClipboardList,
  lock: Lock,
  message: MessageCircle,
  paper: FileText,
  pen: PenLine,
  phone: Smartphone,
  'phone-off': PhoneOff,
  police: ShieldCheck,
  qr: QrCode,
  refresh: RefreshCw,
  search: Search,
  send: Send,
  smile: UserCheck,
  sound: Volume2,
  warn: TriangleAlert,
};

/** Steps that a ward added have none of their own. */
export function pictureOf(name: string): LucideIcon {
  return PICTURES[name] ?? CircleCheck;
}

export function isPicture(name: string): boolean {
  return Object.hasOwn(PICTURES, name);
}
