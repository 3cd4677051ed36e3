import common from './common.json'
import words from './words.json'
import blockers from './blockers.json'
import fields from './fields.json'
import events from './events.json'
import signIn from './signIn.json'
import shell from './shell.json'
import hotline from './hotline.json'
import ticket from './ticket.json'
import lists from './lists.json'
import field from './field.json'
import followUp from './followUp.json'
import boards from './boards.json'
import admin from './admin.json'
import accounts from './accounts.json'
import billing from './billing.json'
import upkeep from './upkeep.json'

/** Everything said in this language, one file per room of the house. */
export default {
  common,
  words,
  blockers,
  fields,
  events,
  signIn,
  shell,
  hotline,
  ticket,
  lists,
  field,
  followUp,
  boards,
  admin,
  accounts,
  billing,
  upkeep,
}
