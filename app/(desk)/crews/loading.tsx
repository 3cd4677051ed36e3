import { DeskSkeleton } from '@/components/ui/skeletons'

export default function Loading() {
  return <DeskSkeleton />
}
