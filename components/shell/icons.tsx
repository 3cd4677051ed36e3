import {
  Banknote,
  CalendarClock,
  ChartNoAxesColumn,
  ClipboardList,
  Handshake,
  Hammer,
  Landmark,
  List,
  Phone,
  PhoneForwarded,
  ReceiptText,
  Route,
  Scale,
  Settings,
  Siren,
  Snowflake,
  Store,
  Wallet,
  Wrench,
} from 'lucide-react'

const ICONS: Record<string, typeof Phone> = {
  phone: Phone,
  calendar: CalendarClock,
  counter: Store,
  wallet: Wallet,
  route: Route,
  wrench: Wrench,
  phoneForwarded: PhoneForwarded,
  siren: Siren,
  chart: ChartNoAxesColumn,
  settings: Settings,
  list: List,
  banknote: Banknote,
  bank: Landmark,
  handshake: Handshake,
  receipt: ReceiptText,
  snowflake: Snowflake,
  hammer: Hammer,
  scale: Scale,
}

/** The sign of a workbench. */
export function BenchIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? ClipboardList
  return <Icon aria-hidden className={className} strokeWidth={1.75} />
}
