// Fills an empty database with the demo company: its people, rules and customers, and a week of its tickets, made by the same
// verbs the screens use, each at its own hour.
process.env.NEXTAUTH_SECRET ??= 'nobody-signs-in-while-this-runs'
process.env.DATABASE_POOL ??= '4'

const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`

async function main(): Promise<void> {
  const { db } = await import('@/lib/platform/db')
  const { wallClock } = await import('@/lib/platform/clock')
  const { tellStory } = await import('./story/tell')
  try {
    if (await db().org.findFirst({ select: { id: true } }))
      return console.log('There is a company already; nothing was changed.')
    await tellStory(db(), wallClock(), (part) => console.log(`  ${seconds().padStart(7)}  ${part}`))
  } finally {
    await db().$disconnect()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
