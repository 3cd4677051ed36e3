-- A tenant or a relative is looked for by name like the holder. The holder's own contacts are found by the holder.
ALTER TABLE "Contact"
  ADD COLUMN "nameFolded" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pinyinInitials" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pinyinFull" TEXT NOT NULL DEFAULT '';

UPDATE "Contact" SET "nameFolded" = lower(replace(name, ' ', '')) WHERE relation NOT IN ('holder', 'spare');

CREATE INDEX contact_name ON "Contact" ("orgId", "nameFolded" text_pattern_ops) WHERE relation NOT IN ('holder', 'spare');
CREATE INDEX contact_initials ON "Contact" ("orgId", "pinyinInitials" text_pattern_ops) WHERE relation NOT IN ('holder', 'spare');
CREATE INDEX contact_pinyin ON "Contact" ("orgId", "pinyinFull" text_pattern_ops) WHERE relation NOT IN ('holder', 'spare');
