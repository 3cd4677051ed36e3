import {
  Banknote,
  ChartNoAxesColumn,
  ClipboardList,
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
  Store,
  Wallet,
  Wrench,
} from 'lucide-react'

const ICONS: Record<string, typeof Phone> = {
  phone: Phone,
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
  receipt: ReceiptText,
  scale: Scale,
  hammer: Hammer,
}

/** The sign of a workbench. */
export function BenchIcon({ name, className }: { name: string; className?: string }) {
  const Icon = ICONS[name] ?? ClipboardList
  return <Icon aria-hidden className={className} strokeWidth={1.75} />
}
