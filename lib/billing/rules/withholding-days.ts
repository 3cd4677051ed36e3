import { isWorkingDay, type WorkCalendar } from '@/lib/kernel/working-days'
import { dateOfDay, dayOfDate } from '@/lib/kernel/zones'

/** Batches go out on this day of the month, notices arrive by that one of the next: the utility's own cycle (mission row B4). */
const SEND_DAY = '28'
const ARRIVE_DAY = '05'
/** So many working days before it has to arrive a notice is printed. */
const POST_DAYS = 2

const next = (date: string, step: 1 | -1) => dateOfDay(dayOfDate(date) + step)

function workingDay(calendar: WorkCalendar, date: string, step: 1 | -1): string {
  let found = date
  while (!isWorkingDay(calendar, found)) found = next(found, step)
  return found
}

/** The days of one cycle, as local dates: sent on the 28th or the next working day; notices printed early enough to arrive by the 5th. */
export function withholdingDays(
  calendar: WorkCalendar,
  month: string,
): { sendOn: string; printOn: string; arriveBy: string } {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const following = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const arriveBy = `${following}-${ARRIVE_DAY}`
  let printOn = workingDay(calendar, arriveBy, -1)
  for (let days = 0; days < POST_DAYS; days++) printOn = workingDay(calendar, next(printOn, -1), -1)
  return { sendOn: workingDay(calendar, `${month}-${SEND_DAY}`, 1), printOn, arriveBy }
}

const monthBefore = (month: string) => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** The month whose cycle a day belongs to: the one before while its own sending day, moved past its end by holidays, is still to come. */
export function cycleMonth(calendar: WorkCalendar, today: string): string {
  const [month, before] = [today.slice(0, 7), monthBefore(today.slice(0, 7))]
  const { sendOn } = withholdingDays(calendar, before)
  return sendOn.startsWith(month) && today <= sendOn ? before : month
}
