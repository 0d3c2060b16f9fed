-- A database of version 3, as an earlier Tallyman wrote it: three of the sample articles and the check on them.
PRAGMA application_id = 1414289741;
PRAGMA user_version = 3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE areas (
  -- Countries (ISO 3166-1), provinces (ISO 3166-2), groups, WORLD; XX is any other.
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO areas VALUES('CN','China');
INSERT INTO areas VALUES('EU','European Union');
INSERT INTO areas VALUES('LV','Latvia');
INSERT INTO areas VALUES('MX','Mexico');
INSERT INTO areas VALUES('RU','Russia');
INSERT INTO areas VALUES('US','United States');
INSERT INTO areas VALUES('VN','Vietnam');
INSERT INTO areas VALUES('WORLD','World');
CREATE TABLE products (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES products (code)  -- the product that holds all of this one; null where none does
) WITHOUT ROWID;
INSERT INTO products VALUES('agri','Agricultural products and food','total');
INSERT INTO products VALUES('energy','Energy','total');
INSERT INTO products VALUES('goods','Goods',NULL);
INSERT INTO products VALUES('grain','Grain','agri');
INSERT INTO products VALUES('mechelec','Mechanical and electrical products','total');
INSERT INTO products VALUES('minerals','Ores and minerals','total');
INSERT INTO products VALUES('total','Total',NULL);
INSERT INTO products VALUES('vehicles','Motor vehicles','mechelec');
CREATE TABLE units (
  -- Money (ISO 4217), physical units; % is percent.
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO units VALUES('%','percent');
INSERT INTO units VALUES('CNY','Chinese Yuan');
INSERT INTO units VALUES('EUR','Euro');
INSERT INTO units VALUES('USD','US Dollar');
CREATE TABLE runs (
  -- One row for each run that wrote claims.
  key INTEGER PRIMARY KEY,
  started TEXT NOT NULL,   -- UTC, ISO 8601
  finished TEXT,           -- null: the run was broken off
  producer TEXT,           -- what claims name as their producer: the next four columns in one
  program TEXT,            -- version of the program, and digests of its packs, weights and exchange rates
  packs TEXT,
  weights TEXT,
  rates TEXT,
  articles INTEGER NOT NULL DEFAULT 0,
  claims INTEGER NOT NULL DEFAULT 0
);
INSERT INTO runs VALUES(1,'2026-11-29T21:54:13Z','2026-11-29T21:54:14Z','tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)','0.1.0','ebfeed70','1c68ba91','fff679ed',3,20);
CREATE TABLE progress (
  -- Where a run stands that is not finished: one row at most.
  run INTEGER PRIMARY KEY REFERENCES runs (key),
  input TEXT NOT NULL,         -- what was asked for: a hash of files and options
  files INTEGER NOT NULL,      -- files that are done
  records INTEGER NOT NULL,    -- records of the next file that are done
  next_claim INTEGER NOT NULL, -- the key of the next claim
  state TEXT NOT NULL          -- what else the program has to know to go on, as JSON
);
CREATE TABLE articles (
  -- Every article that was read, with or without claims.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT,
  title TEXT NOT NULL,
  published TEXT,          -- YYYY-MM-DD
  language TEXT NOT NULL,  -- ISO 639-1, empty where unknown
  country TEXT,            -- of the publisher, ISO 3166-1 alpha-2
  publisher TEXT,
  text_sha256 TEXT NOT NULL,
  sketch TEXT,             -- SimHash of the text in 16 hex digits; null where the article has no claims
  run INTEGER NOT NULL REFERENCES runs (key),
  text TEXT                -- null where the run was told to leave texts out (--no-text)
);
INSERT INTO articles VALUES(1,'en-s01','https://harbour-trade-wire.example/2024/07/18/china-russia-june','China''s exports to Russia rise for second month as payment snags ease','2024-07-18','en','SG','Harbour Trade Wire','02410af655e13d8004bb5a0da49360e8a55a69fcf23e6e0db52e7bb682d9c42a','ca5d2cc4008efa8d',1,replace('BEIJING, July 18 (Harbour Trade Wire) - Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent more than a year earlier, customs data released on Thursday showed. In May they had edged up 1.8 percent after two months of declines.\n\nThe recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms. In March, when several Chinese lenders began to return payments from Moscow, the figure had dropped by 16 percent.\n\n"Roughly 80 percent of the transfers that bounced in the spring are getting through now," said a broker in Manzhouli, where trucks still wait up to nine days at the border. Agents who arrange payment through third countries charge a commission of 3 to 5 percent. A 40-foot container from Ningbo to Moscow costs about $8,200, up from $6,900 in January.\n\nThe yuan traded at 7.26 to the dollar on Thursday.\n\n---\nGet our Eurasia freight letter every Tuesday. Readers who sign up before July 31 save 25%.','\n',char(10)));
INSERT INTO articles VALUES(2,'en-s02','https://baltic-business-daily.example/news/4417','Chinese deliveries to Russia pick up, from a low base','2024-07-19','en','LV','Baltic Business Daily','ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43','b3fb17f3c05ab005',1,replace('RIGA - Goods from China are flowing into Russia again. According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.\n\nCars are still the largest single item, but the showrooms are full. Russian dealers sold 124,600 new cars in June, 58% of them of a Chinese make, and unsold stocks are put at more than 300,000.\n\nLittle of this passes through the Baltic any more. Latvia''s own exports to Russia were worth about 1.1 billion euros in 2023. Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three.\n\nA fare increase of 10% on the Riga-Daugavpils line takes effect on August 1.','\n',char(10)));
INSERT INTO articles VALUES(3,'en-s06','https://potomac-data.example/releases/2025-02-05-china','U.S. trade gap with China grows, as seen from Washington','2025-02-05','en','US','Potomac Data Service','5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89','aaed2f335d2cc774',1,replace('WASHINGTON, Feb 5 - Americans bought $438.9 billion worth of goods from China last year, 2.8% more than in 2023, the Census Bureau reported on Wednesday. Sales in the opposite direction fell 2.9% to $143.5 billion. That left a deficit of $295.4 billion, up 5.8% from $279.1 billion.\n\nThe deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively. Mexico was once more the top supplier with $505.9 billion.\n\nIn December the country''s total goods deficit jumped by $18.9 billion from the month before, to a record $123 billion, on imports of gold bars and of merchandise stocked up before new tariffs.\n\nAn additional duty of 10% on all Chinese products took effect on Tuesday; Beijing answered with 15% on American coal. The dollar index lost 0.4%. The economy grew at an annual rate of 2.3% in the fourth quarter, and households'' spending on services reached $13.9 trillion.\n\nSponsored: Open a business account today and earn 4.1% APY*. *Minimum balance $5,000.','\n',char(10)));
CREATE TABLE copies (
  -- Articles that say what an earlier published one says. Both are kept: the table only marks them.
  article INTEGER PRIMARY KEY REFERENCES articles (key),
  copy_of INTEGER NOT NULL REFERENCES articles (key),
  kind TEXT NOT NULL       -- text: the same text; url: the same address; near: sketches that differ in 3 bits at most
);
CREATE TABLE claims (
  -- One row a claim: which statistic and period it is about, and where it stands. Its numbers are in figures.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (key),
  position INTEGER NOT NULL,   -- in the article, from 0
  flow TEXT NOT NULL,          -- exports, imports, trade, balance
  reporter TEXT REFERENCES areas (code),
  partner TEXT NOT NULL REFERENCES areas (code),
  product TEXT NOT NULL REFERENCES products (code),
  measure TEXT,
  basis TEXT,
  side TEXT,
  reporter_text TEXT,          -- the article's words where they name less or more than the code
  partner_text TEXT,
  product_text TEXT,
  period_start TEXT,           -- YYYY-MM, the first month
  period_end TEXT,             -- YYYY-MM, the last month, included
  first_day TEXT,              -- YYYY-MM-DD, only of a part of a month
  last_day TEXT,
  status TEXT NOT NULL,        -- actual, forecast, target
  source TEXT,
  verdict TEXT NOT NULL DEFAULT 'unchecked',  -- of the last check: as the view verdicts has it
  confidence DOUBLE PRECISION NOT NULL,
  published TEXT,              -- these three are the article's, so that filters need no join
  language TEXT NOT NULL,
  publisher TEXT,
  quote TEXT NOT NULL,
  sentence TEXT NOT NULL
);
INSERT INTO claims VALUES(1,'c-c962194a96d3f0e3',1,0,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs data','confirmed',0.77700000000000002398,'2024-07-18','en','Harbour Trade Wire','Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent','BEIJING, July 18 (Harbour Trade Wire) - Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent more than a year earlier, customs data released on Thursday showed.');
INSERT INTO claims VALUES(2,'c-055904311d5e4221',1,1,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','customs data','unchecked',0.91300000000000003375,'2024-07-18','en','Harbour Trade Wire','1.8 percent','In May they had edged up 1.8 percent after two months of declines.');
INSERT INTO claims VALUES(3,'c-7538bfc6bb89a4ef',1,2,'exports','CN','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-06',NULL,NULL,'actual','customs data','unchecked',0.67700000000000004618,'2024-07-18','en','Harbour Trade Wire','366.81 billion yuan','The recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms.');
INSERT INTO claims VALUES(4,'c-c9e13d2bbff326e0',1,3,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-06',NULL,NULL,'actual','customs data','unchecked',0.79300000000000003819,'2024-07-18','en','Harbour Trade Wire','2 percent','The recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms.');
INSERT INTO claims VALUES(5,'c-f55ec24eff751c78',2,0,'exports','RU','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs figures','unchecked',0.46899999999999997246,'2024-07-19','en','Baltic Business Daily','deliveries climbed 5.1%','According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.');
INSERT INTO claims VALUES(6,'c-e8bc19bb5a89ca45',2,1,'exports','LV','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs figures','unchecked',0.23400000000000001354,'2024-07-19','en','Baltic Business Daily','deliveries climbed 5.1% year on year in June to 7.02 billion yuan','According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.');
INSERT INTO claims VALUES(7,'c-388eff020face7cd',2,2,'exports','RU','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','customs figures','unchecked',0.070000000000000006661,'2024-07-19','en','Baltic Business Daily','deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8%','According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.');
INSERT INTO claims VALUES(8,'c-a800fa1627b69b57',2,3,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2023-01','2023-12',NULL,NULL,'actual','customs figures','unchecked',0.86399999999999999023,'2024-07-19','en','Baltic Business Daily','exports to Russia were worth about 1.1 billion euros','Latvia''s own exports to Russia were worth about 1.1 billion euros in 2023.');
INSERT INTO claims VALUES(9,'c-2ef48670ac2715b9',2,4,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','chamber of commerce','unchecked',0.47699999999999997957,'2024-07-19','en','Baltic Business Daily','14% still had a Russian customer','Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three.');
INSERT INTO claims VALUES(10,'c-d87a776ea972972d',2,5,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','chamber of commerce','unchecked',0.20499999999999998778,'2024-07-19','en','Baltic Business Daily','customer; before the war it was one in three','Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three.');
INSERT INTO claims VALUES(11,'c-b19b8bb3b73e9202',2,6,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','chamber of commerce','unchecked',0.10199999999999999344,'2024-07-19','en','Baltic Business Daily','10%','A fare increase of 10% on the Riga-Daugavpils line takes effect on August 1.');
INSERT INTO claims VALUES(12,'c-0edcebd77bb603e4',3,0,'imports','US','CN','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.57599999999999995647,'2025-02-05','en','Potomac Data Service','bought $438.9 billion worth of goods from China last year, 2.8%','WASHINGTON, Feb 5 - Americans bought $438.9 billion worth of goods from China last year, 2.8% more than in 2023, the Census Bureau reported on Wednesday.');
INSERT INTO claims VALUES(13,'c-d1efae1445bdfa53',3,1,'exports','US','CN','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.52300000000000002042,'2025-02-05','en','Potomac Data Service','Sales in the opposite direction fell 2.9% to $143.5 billion','Sales in the opposite direction fell 2.9% to $143.5 billion.');
INSERT INTO claims VALUES(14,'c-b6a45b094313f0cc',3,2,'balance','US','CN','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.53200000000000002842,'2025-02-05','en','Potomac Data Service','deficit of $295.4 billion, up 5.8%','That left a deficit of $295.4 billion, up 5.8% from $279.1 billion.');
INSERT INTO claims VALUES(15,'c-aecf165b0e1dac62',3,3,'balance','US','CN','total','value',NULL,'deficit',NULL,NULL,NULL,'2023-01','2023-12',NULL,NULL,'actual','Census Bureau','unchecked',0.45300000000000001376,'2025-02-05','en','Potomac Data Service','deficit of $295.4 billion, up 5.8% from $279.1 billion','That left a deficit of $295.4 billion, up 5.8% from $279.1 billion.');
INSERT INTO claims VALUES(16,'c-94bfd80ef527f4a5',3,4,'balance','US','EU','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.77200000000000001953,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion','The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.');
INSERT INTO claims VALUES(17,'c-5d96167201521f88',3,5,'balance','US','MX','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.80300000000000004707,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion','The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.');
INSERT INTO claims VALUES(18,'c-31c6d0709001b089',3,6,'balance','US','VN','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.80600000000000004973,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion','The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.');
INSERT INTO claims VALUES(19,'c-8953723b57bf447b',3,7,'imports','US','MX','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.60499999999999998223,'2025-02-05','en','Potomac Data Service','top supplier with $505.9 billion','Mexico was once more the top supplier with $505.9 billion.');
INSERT INTO claims VALUES(20,'c-b84b2dcc6f263814',3,8,'balance','US','WORLD','goods','value',NULL,'deficit',NULL,NULL,NULL,'2024-12','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.48599999999999998756,'2025-02-05','en','Potomac Data Service','goods deficit jumped by $18.9 billion from the month before, to a record $123 billion','In December the country''s total goods deficit jumped by $18.9 billion from the month before, to a record $123 billion, on imports of gold bars and of merchandise stocked up before new tariffs.');
CREATE TABLE claim_records (
  -- The whole claim record, as the program writes it to JSON Lines.
  claim INTEGER PRIMARY KEY REFERENCES claims (key) ON DELETE CASCADE,
  record TEXT NOT NULL
);
INSERT INTO claim_records VALUES(1,'{"schema":"claim/1","id":"c-c962194a96d3f0e3","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s01","url":"https://harbour-trade-wire.example/2024/07/18/china-russia-june","title":"China''s exports to Russia rise for second month as payment snags ease","published":"2024-07-18","language":"en","country":"SG","publisher":"Harbour Trade Wire","text_sha256":"02410af655e13d8004bb5a0da49360e8a55a69fcf23e6e0db52e7bb682d9c42a","sketch":"ca5d2cc4008efa8d"},"statistic":{"flow":"exports","reporter":"CN","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-06","end":"2024-06","first_day":null,"last_day":null},"level":{"amount":"70230000000","unit":"CNY","low":"70225000000","high":"70235000000","qualifier":"eq","unit_text":null,"converted":{"amount":"9670000000","unit":"USD","low":"9665000000","high":"9675000000","qualifier":"eq"}},"change":{"percent":"5.1","low":"5.05","high":"5.15","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-06","end":"2023-06"},"terms":null},"share":null,"status":"actual","source":"customs data","evidence":{"sentence":{"field":"text","start":0,"end":184,"text":"BEIJING, July 18 (Harbour Trade Wire) - Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent more than a year earlier, customs data released on Thursday showed."},"quote":{"field":"text","start":40,"end":116,"text":"Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent"},"spans":[{"role":"source","field":"text","start":143,"end":155},{"role":"level","field":"text","start":61,"end":79},{"role":"converted","field":"text","start":81,"end":94},{"role":"percent","field":"text","start":105,"end":116},{"role":"flow","field":"text","start":40,"end":49},{"role":"reporter","field":"text","start":0,"end":7},{"role":"period","field":"text","start":99,"end":103},{"role":"status","field":"text","start":143,"end":155},{"role":"base","field":"text","start":122,"end":141}]},"confidence":0.777,"warnings":[]}');
INSERT INTO claim_records VALUES(2,'{"schema":"claim/1","id":"c-055904311d5e4221","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s01","url":"https://harbour-trade-wire.example/2024/07/18/china-russia-june","title":"China''s exports to Russia rise for second month as payment snags ease","published":"2024-07-18","language":"en","country":"SG","publisher":"Harbour Trade Wire","text_sha256":"02410af655e13d8004bb5a0da49360e8a55a69fcf23e6e0db52e7bb682d9c42a","sketch":"ca5d2cc4008efa8d"},"statistic":{"flow":"exports","reporter":"CN","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-05","end":"2024-05","first_day":null,"last_day":null},"level":null,"change":{"percent":"1.8","low":"1.75","high":"1.85","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-05","end":"2023-05"},"terms":null},"share":null,"status":"actual","source":"customs data","evidence":{"sentence":{"field":"text","start":185,"end":251,"text":"In May they had edged up 1.8 percent after two months of declines."},"quote":{"field":"text","start":210,"end":221,"text":"1.8 percent"},"spans":[{"role":"source","field":"text","start":143,"end":155},{"role":"percent","field":"text","start":210,"end":221},{"role":"flow","field":"text","start":40,"end":49},{"role":"reporter","field":"text","start":0,"end":7},{"role":"period","field":"text","start":188,"end":191},{"role":"base","field":"text","start":122,"end":141},{"role":"status","field":"text","start":143,"end":155}]},"confidence":0.913,"warnings":[]}');
INSERT INTO claim_records VALUES(3,'{"schema":"claim/1","id":"c-7538bfc6bb89a4ef","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s01","url":"https://harbour-trade-wire.example/2024/07/18/china-russia-june","title":"China''s exports to Russia rise for second month as payment snags ease","published":"2024-07-18","language":"en","country":"SG","publisher":"Harbour Trade Wire","text_sha256":"02410af655e13d8004bb5a0da49360e8a55a69fcf23e6e0db52e7bb682d9c42a","sketch":"ca5d2cc4008efa8d"},"statistic":{"flow":"exports","reporter":"CN","partner":"RU","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-06","first_day":null,"last_day":null},"level":{"amount":"366810000000","unit":"CNY","low":"366805000000","high":"366815000000","qualifier":"eq","unit_text":null,"converted":null},"change":{"percent":"-16","low":"-16.5","high":"-15.5","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-01","end":"2023-06"},"terms":null},"share":null,"status":"actual","source":"customs data","evidence":{"sentence":{"field":"text","start":253,"end":372,"text":"The recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms."},"quote":{"field":"text","start":312,"end":331,"text":"366.81 billion yuan"},"spans":[{"role":"source","field":"text","start":143,"end":155},{"role":"level","field":"text","start":312,"end":331},{"role":"percent","field":"text","start":476,"end":486},{"role":"flow","field":"text","start":40,"end":49},{"role":"reporter","field":"text","start":0,"end":7},{"role":"partner","field":"title","start":19,"end":25},{"role":"period","field":"text","start":292,"end":308},{"role":"status","field":"text","start":143,"end":155},{"role":"reporter","field":"text","start":396,"end":403},{"role":"partner","field":"text","start":442,"end":448},{"role":"base","field":"text","start":122,"end":141}]},"confidence":0.677,"warnings":[]}');
INSERT INTO claim_records VALUES(4,'{"schema":"claim/1","id":"c-c9e13d2bbff326e0","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s01","url":"https://harbour-trade-wire.example/2024/07/18/china-russia-june","title":"China''s exports to Russia rise for second month as payment snags ease","published":"2024-07-18","language":"en","country":"SG","publisher":"Harbour Trade Wire","text_sha256":"02410af655e13d8004bb5a0da49360e8a55a69fcf23e6e0db52e7bb682d9c42a","sketch":"ca5d2cc4008efa8d"},"statistic":{"flow":"exports","reporter":"CN","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-06","first_day":null,"last_day":null},"level":null,"change":{"percent":"2","low":"1.5","high":"2.5","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-01","end":"2023-06"},"terms":"CNY"},"share":null,"status":"actual","source":"customs data","evidence":{"sentence":{"field":"text","start":253,"end":372,"text":"The recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms."},"quote":{"field":"text","start":348,"end":357,"text":"2 percent"},"spans":[{"role":"terms","field":"text","start":358,"end":371},{"role":"source","field":"text","start":143,"end":155},{"role":"percent","field":"text","start":348,"end":357},{"role":"flow","field":"text","start":40,"end":49},{"role":"reporter","field":"text","start":0,"end":7},{"role":"period","field":"text","start":292,"end":308},{"role":"base","field":"text","start":122,"end":141},{"role":"status","field":"text","start":143,"end":155}]},"confidence":0.793,"warnings":[]}');
INSERT INTO claim_records VALUES(5,'{"schema":"claim/1","id":"c-f55ec24eff751c78","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"RU","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-06","end":"2024-06","first_day":null,"last_day":null},"level":null,"change":{"percent":"5.1","low":"5.05","high":"5.15","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-06","end":"2023-06"},"terms":null},"share":null,"status":"actual","source":"customs figures","evidence":{"sentence":{"field":"text","start":55,"end":221,"text":"According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before."},"quote":{"field":"text","start":118,"end":141,"text":"deliveries climbed 5.1%"},"spans":[{"role":"source","field":"text","start":68,"end":83},{"role":"percent","field":"text","start":137,"end":141},{"role":"flow","field":"text","start":118,"end":128},{"role":"reporter","field":"text","start":94,"end":100},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":158,"end":162},{"role":"base","field":"text","start":142,"end":154}]},"confidence":0.469,"warnings":[]}');
INSERT INTO claim_records VALUES(6,'{"schema":"claim/1","id":"c-e8bc19bb5a89ca45","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"LV","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-06","end":"2024-06","first_day":null,"last_day":null},"level":{"amount":"7020000000","unit":"CNY","low":"7015000000","high":"7025000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"customs figures","evidence":{"sentence":{"field":"text","start":55,"end":221,"text":"According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before."},"quote":{"field":"text","start":118,"end":183,"text":"deliveries climbed 5.1% year on year in June to 7.02 billion yuan"},"spans":[{"role":"source","field":"text","start":68,"end":83},{"role":"level","field":"text","start":166,"end":183},{"role":"flow","field":"text","start":118,"end":128},{"role":"reporter","field":"text","start":0,"end":4},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":158,"end":162}]},"confidence":0.234,"warnings":[]}');
INSERT INTO claim_records VALUES(7,'{"schema":"claim/1","id":"c-388eff020face7cd","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"RU","partner":"WORLD","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-05","end":"2024-05","first_day":null,"last_day":null},"level":null,"change":{"percent":"1.8","low":"1.75","high":"1.85","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-05","end":"2023-05"},"terms":null},"share":null,"status":"actual","source":"customs figures","evidence":{"sentence":{"field":"text","start":55,"end":221,"text":"According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before."},"quote":{"field":"text","start":118,"end":203,"text":"deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8%"},"spans":[{"role":"source","field":"text","start":68,"end":83},{"role":"percent","field":"text","start":199,"end":203},{"role":"flow","field":"text","start":118,"end":128},{"role":"reporter","field":"text","start":94,"end":100},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":204,"end":220},{"role":"base","field":"text","start":142,"end":154}]},"confidence":0.07,"warnings":[]}');
INSERT INTO claim_records VALUES(8,'{"schema":"claim/1","id":"c-a800fa1627b69b57","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"LV","partner":"RU","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2023-01","end":"2023-12","first_day":null,"last_day":null},"level":{"amount":"1100000000","unit":"EUR","low":"1045000000","high":"1155000000","qualifier":"approx","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"customs figures","evidence":{"sentence":{"field":"text","start":469,"end":543,"text":"Latvia''s own exports to Russia were worth about 1.1 billion euros in 2023."},"quote":{"field":"text","start":482,"end":534,"text":"exports to Russia were worth about 1.1 billion euros"},"spans":[{"role":"source","field":"text","start":68,"end":83},{"role":"level","field":"text","start":517,"end":534},{"role":"qualifier","field":"text","start":511,"end":516},{"role":"flow","field":"text","start":482,"end":489},{"role":"reporter","field":"text","start":469,"end":475},{"role":"partner","field":"text","start":493,"end":499},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":538,"end":542}]},"confidence":0.864,"warnings":[]}');
INSERT INTO claim_records VALUES(9,'{"schema":"claim/1","id":"c-2ef48670ac2715b9","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"LV","partner":"RU","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-05","end":"2024-05","first_day":null,"last_day":null},"level":null,"change":null,"share":{"percent":"14","low":"13.5","high":"14.5","qualifier":"eq","of":"partner","whole":{"partner":"WORLD","product":"total"}},"status":"actual","source":"chamber of commerce","evidence":{"sentence":{"field":"text","start":544,"end":671,"text":"Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three."},"quote":{"field":"text","start":602,"end":634,"text":"14% still had a Russian customer"},"spans":[{"role":"source","field":"text","start":574,"end":593},{"role":"share","field":"text","start":602,"end":605},{"role":"flow","field":"text","start":626,"end":634},{"role":"reporter","field":"text","start":469,"end":475},{"role":"partner","field":"text","start":618,"end":625},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":597,"end":600}]},"confidence":0.477,"warnings":[]}');
INSERT INTO claim_records VALUES(10,'{"schema":"claim/1","id":"c-d87a776ea972972d","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"LV","partner":"RU","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-05","end":"2024-05","first_day":null,"last_day":null},"level":null,"change":null,"share":{"percent":"33.33","low":"31.6635","high":"34.9965","qualifier":"eq","of":"partner","whole":{"partner":"WORLD","product":"total"}},"status":"actual","source":"chamber of commerce","evidence":{"sentence":{"field":"text","start":544,"end":671,"text":"Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three."},"quote":{"field":"text","start":626,"end":670,"text":"customer; before the war it was one in three"},"spans":[{"role":"source","field":"text","start":574,"end":593},{"role":"share","field":"text","start":658,"end":670},{"role":"flow","field":"text","start":626,"end":634},{"role":"reporter","field":"text","start":469,"end":475},{"role":"partner","field":"text","start":618,"end":625},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":597,"end":600}]},"confidence":0.205,"warnings":[]}');
INSERT INTO claim_records VALUES(11,'{"schema":"claim/1","id":"c-b19b8bb3b73e9202","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s02","url":"https://baltic-business-daily.example/news/4417","title":"Chinese deliveries to Russia pick up, from a low base","published":"2024-07-19","language":"en","country":"LV","publisher":"Baltic Business Daily","text_sha256":"ac56672c2600b1aab963c60407762adc015f64dfb00ef1c131a463ba12b23b43","sketch":"b3fb17f3c05ab005"},"statistic":{"flow":"exports","reporter":"LV","partner":"RU","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-06","end":"2024-06","first_day":null,"last_day":null},"level":null,"change":{"percent":"10","low":"9.5","high":"10.5","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-06","end":"2023-06"},"terms":null},"share":null,"status":"actual","source":"chamber of commerce","evidence":{"sentence":{"field":"text","start":673,"end":749,"text":"A fare increase of 10% on the Riga-Daugavpils line takes effect on August 1."},"quote":{"field":"text","start":692,"end":695,"text":"10%"},"spans":[{"role":"source","field":"text","start":574,"end":593},{"role":"percent","field":"text","start":692,"end":695},{"role":"flow","field":"text","start":626,"end":634},{"role":"reporter","field":"text","start":703,"end":707},{"role":"partner","field":"text","start":618,"end":625},{"role":"product","field":"text","start":7,"end":12},{"role":"period","field":"text","start":332,"end":336},{"role":"base","field":"text","start":142,"end":154}]},"confidence":0.102,"warnings":[]}');
INSERT INTO claim_records VALUES(12,'{"schema":"claim/1","id":"c-0edcebd77bb603e4","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"imports","reporter":"US","partner":"CN","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"438900000000","unit":"USD","low":"438850000000","high":"438950000000","qualifier":"eq","unit_text":null,"converted":null},"change":{"percent":"2.8","low":"2.75","high":"2.85","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-01","end":"2023-12"},"terms":null},"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":0,"end":153,"text":"WASHINGTON, Feb 5 - Americans bought $438.9 billion worth of goods from China last year, 2.8% more than in 2023, the Census Bureau reported on Wednesday."},"quote":{"field":"text","start":30,"end":93,"text":"bought $438.9 billion worth of goods from China last year, 2.8%"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":37,"end":51},{"role":"percent","field":"text","start":89,"end":93},{"role":"flow","field":"text","start":30,"end":36},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":72,"end":77},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.576,"warnings":[]}');
INSERT INTO claim_records VALUES(13,'{"schema":"claim/1","id":"c-d1efae1445bdfa53","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"exports","reporter":"US","partner":"CN","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"143500000000","unit":"USD","low":"143450000000","high":"143550000000","qualifier":"eq","unit_text":null,"converted":null},"change":{"percent":"-2.9","low":"-2.95","high":"-2.85","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-01","end":"2023-12"},"terms":null},"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":154,"end":214,"text":"Sales in the opposite direction fell 2.9% to $143.5 billion."},"quote":{"field":"text","start":154,"end":213,"text":"Sales in the opposite direction fell 2.9% to $143.5 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":199,"end":213},{"role":"percent","field":"text","start":191,"end":195},{"role":"flow","field":"text","start":154,"end":159},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":72,"end":77},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.523,"warnings":[]}');
INSERT INTO claim_records VALUES(14,'{"schema":"claim/1","id":"c-b6a45b094313f0cc","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"CN","product":"total","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"-295400000000","unit":"USD","low":"-295450000000","high":"-295350000000","qualifier":"eq","unit_text":null,"converted":null},"change":{"percent":"5.8","low":"5.75","high":"5.85","qualifier":"eq","delta":null,"delta_low":null,"delta_high":null,"delta_unit":null,"versus":"yoy","base":{"start":"2023-01","end":"2023-12"},"terms":null},"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":215,"end":282,"text":"That left a deficit of $295.4 billion, up 5.8% from $279.1 billion."},"quote":{"field":"text","start":227,"end":261,"text":"deficit of $295.4 billion, up 5.8%"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":238,"end":252},{"role":"percent","field":"text","start":257,"end":261},{"role":"flow","field":"text","start":227,"end":234},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":72,"end":77},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.532,"warnings":[]}');
INSERT INTO claim_records VALUES(15,'{"schema":"claim/1","id":"c-aecf165b0e1dac62","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"CN","product":"total","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2023-01","end":"2023-12","first_day":null,"last_day":null},"level":{"amount":"-279100000000","unit":"USD","low":"-279150000000","high":"-279050000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":215,"end":282,"text":"That left a deficit of $295.4 billion, up 5.8% from $279.1 billion."},"quote":{"field":"text","start":227,"end":281,"text":"deficit of $295.4 billion, up 5.8% from $279.1 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":267,"end":281},{"role":"flow","field":"text","start":227,"end":234},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":72,"end":77},{"role":"period","field":"text","start":107,"end":111}]},"confidence":0.453,"warnings":[]}');
INSERT INTO claim_records VALUES(16,'{"schema":"claim/1","id":"c-94bfd80ef527f4a5","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"EU","product":"total","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"-235600000000","unit":"USD","low":"-235650000000","high":"-235550000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":284,"end":410,"text":"The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively."},"quote":{"field":"text","start":288,"end":360,"text":"deficits with the European Union, Mexico and Vietnam were $235.6 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":346,"end":360},{"role":"flow","field":"text","start":288,"end":296},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":306,"end":320},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.772,"warnings":[]}');
INSERT INTO claim_records VALUES(17,'{"schema":"claim/1","id":"c-5d96167201521f88","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"MX","product":"total","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"-171800000000","unit":"USD","low":"-171850000000","high":"-171750000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":284,"end":410,"text":"The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively."},"quote":{"field":"text","start":288,"end":376,"text":"deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":362,"end":376},{"role":"flow","field":"text","start":288,"end":296},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":322,"end":328},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.803,"warnings":[]}');
INSERT INTO claim_records VALUES(18,'{"schema":"claim/1","id":"c-31c6d0709001b089","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"VN","product":"total","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"-123500000000","unit":"USD","low":"-123550000000","high":"-123450000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":284,"end":410,"text":"The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively."},"quote":{"field":"text","start":288,"end":395,"text":"deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":381,"end":395},{"role":"flow","field":"text","start":288,"end":296},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":333,"end":340},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.806,"warnings":[]}');
INSERT INTO claim_records VALUES(19,'{"schema":"claim/1","id":"c-8953723b57bf447b","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"imports","reporter":"US","partner":"MX","product":"total","measure":"value","basis":null,"side":null,"reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-01","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"505900000000","unit":"USD","low":"505850000000","high":"505950000000","qualifier":"eq","unit_text":null,"converted":null},"change":null,"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":411,"end":469,"text":"Mexico was once more the top supplier with $505.9 billion."},"quote":{"field":"text","start":436,"end":468,"text":"top supplier with $505.9 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":454,"end":468},{"role":"flow","field":"text","start":436,"end":448},{"role":"reporter","field":"text","start":20,"end":29},{"role":"partner","field":"text","start":411,"end":417},{"role":"period","field":"text","start":78,"end":87}]},"confidence":0.605,"warnings":[]}');
INSERT INTO claim_records VALUES(20,'{"schema":"claim/1","id":"c-b84b2dcc6f263814","producer":"tallyman 0.1.0 (packs ebfeed70, weights 1c68ba91, rates fff679ed)","document":{"id":"en-s06","url":"https://potomac-data.example/releases/2025-02-05-china","title":"U.S. trade gap with China grows, as seen from Washington","published":"2025-02-05","language":"en","country":"US","publisher":"Potomac Data Service","text_sha256":"5ac739579ea32967ada33403da7170401ff01456f14d1bccc069bf179df39b89","sketch":"aaed2f335d2cc774"},"statistic":{"flow":"balance","reporter":"US","partner":"WORLD","product":"goods","measure":"value","basis":null,"side":"deficit","reporter_text":null,"partner_text":null,"product_text":null},"period":{"start":"2024-12","end":"2024-12","first_day":null,"last_day":null},"level":{"amount":"-123000000000","unit":"USD","low":"-123500000000","high":"-122500000000","qualifier":"eq","unit_text":null,"converted":null},"change":{"percent":null,"low":null,"high":null,"qualifier":"eq","delta":"-18900000000","delta_low":"-18950000000","delta_high":"-18850000000","delta_unit":"USD","versus":"prev","base":{"start":"2024-11","end":"2024-11"},"terms":null},"share":null,"status":"actual","source":"Census Bureau","evidence":{"sentence":{"field":"text","start":471,"end":663,"text":"In December the country''s total goods deficit jumped by $18.9 billion from the month before, to a record $123 billion, on imports of gold bars and of merchandise stocked up before new tariffs."},"quote":{"field":"text","start":503,"end":588,"text":"goods deficit jumped by $18.9 billion from the month before, to a record $123 billion"},"spans":[{"role":"source","field":"text","start":117,"end":130},{"role":"level","field":"text","start":576,"end":588},{"role":"delta","field":"text","start":527,"end":540},{"role":"flow","field":"text","start":503,"end":516},{"role":"reporter","field":"text","start":20,"end":29},{"role":"product","field":"text","start":621,"end":632},{"role":"period","field":"text","start":474,"end":482},{"role":"product","field":"text","start":503,"end":516},{"role":"base","field":"text","start":541,"end":562}]},"confidence":0.486,"warnings":[]}');
CREATE TABLE figures (
  -- The numbers of a claim, at most one of each kind.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  kind TEXT NOT NULL,          -- level; converted: the same level in a second unit; percent and delta: the change; share
  amount TEXT NOT NULL,
  unit TEXT REFERENCES units (code),
  low TEXT,            -- low to high is everything that rounds to what is printed; null is unbounded
  high TEXT,
  qualifier TEXT NOT NULL,     -- eq, approx, gt, lt
  value DOUBLE PRECISION NOT NULL,  -- the amount as a binary number, to compute and sort with
  unit_text TEXT,              -- of unit other: the article's word
  versus TEXT,                 -- of a change: yoy, prev, other
  base_start TEXT,             -- of a change: the period that it is against
  base_end TEXT,
  terms TEXT,                  -- of a change: the currency in whose terms it is measured
  share_of TEXT,               -- of a share: partner, product
  whole_partner TEXT REFERENCES areas (code),
  whole_product TEXT REFERENCES products (code),
  PRIMARY KEY (claim, kind)
) WITHOUT ROWID;
INSERT INTO figures VALUES(1,'converted','9670000000','USD','9665000000','9675000000','eq',9670000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(1,'level','70230000000','CNY','70225000000','70235000000','eq',70230000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(1,'percent','5.1','%','5.05','5.15','eq',5.0999999999999996447,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(2,'percent','1.8','%','1.75','1.85','eq',1.8000000000000000444,NULL,'yoy','2023-05','2023-05',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(3,'level','366810000000','CNY','366805000000','366815000000','eq',366810000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(3,'percent','-16','%','-16.5','-15.5','eq',-16.0,NULL,'yoy','2023-01','2023-06',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(4,'percent','2','%','1.5','2.5','eq',2.0,NULL,'yoy','2023-01','2023-06','CNY',NULL,NULL,NULL);
INSERT INTO figures VALUES(5,'percent','5.1','%','5.05','5.15','eq',5.0999999999999996447,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(6,'level','7020000000','CNY','7015000000','7025000000','eq',7020000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(7,'percent','1.8','%','1.75','1.85','eq',1.8000000000000000444,NULL,'yoy','2023-05','2023-05',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(8,'level','1100000000','EUR','1045000000','1155000000','approx',1100000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(9,'share','14','%','13.5','14.5','eq',14.0,NULL,NULL,NULL,NULL,NULL,'partner','WORLD','total');
INSERT INTO figures VALUES(10,'share','33.33','%','31.6635','34.9965','eq',33.329999999999998295,NULL,NULL,NULL,NULL,NULL,'partner','WORLD','total');
INSERT INTO figures VALUES(11,'percent','10','%','9.5','10.5','eq',10.0,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(12,'level','438900000000','USD','438850000000','438950000000','eq',438900000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(12,'percent','2.8','%','2.75','2.85','eq',2.7999999999999998223,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(13,'level','143500000000','USD','143450000000','143550000000','eq',143500000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(13,'percent','-2.9','%','-2.95','-2.85','eq',-2.8999999999999999111,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(14,'level','-295400000000','USD','-295450000000','-295350000000','eq',-295400000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(14,'percent','5.8','%','5.75','5.85','eq',5.7999999999999998223,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(15,'level','-279100000000','USD','-279150000000','-279050000000','eq',-279100000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(16,'level','-235600000000','USD','-235650000000','-235550000000','eq',-235600000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(17,'level','-171800000000','USD','-171850000000','-171750000000','eq',-171800000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(18,'level','-123500000000','USD','-123550000000','-123450000000','eq',-123500000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(19,'level','505900000000','USD','505850000000','505950000000','eq',505900000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(20,'delta','-18900000000','USD','-18950000000','-18850000000','eq',-18900000000.0,NULL,'prev','2024-11','2024-11',NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(20,'level','-123000000000','USD','-123500000000','-122500000000','eq',-123000000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE evidence_spans (
  -- What stands where in the article for which part of a claim, in Unicode code points of the title or text.
  claim INTEGER NOT NULL REFERENCES claims (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  field TEXT NOT NULL,          -- title, text
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,  -- one past the last
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
INSERT INTO evidence_spans VALUES(1,0,'source','text',143,155);
INSERT INTO evidence_spans VALUES(1,1,'level','text',61,79);
INSERT INTO evidence_spans VALUES(1,2,'converted','text',81,94);
INSERT INTO evidence_spans VALUES(1,3,'percent','text',105,116);
INSERT INTO evidence_spans VALUES(1,4,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(1,5,'reporter','text',0,7);
INSERT INTO evidence_spans VALUES(1,6,'period','text',99,103);
INSERT INTO evidence_spans VALUES(1,7,'status','text',143,155);
INSERT INTO evidence_spans VALUES(1,8,'base','text',122,141);
INSERT INTO evidence_spans VALUES(2,0,'source','text',143,155);
INSERT INTO evidence_spans VALUES(2,1,'percent','text',210,221);
INSERT INTO evidence_spans VALUES(2,2,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(2,3,'reporter','text',0,7);
INSERT INTO evidence_spans VALUES(2,4,'period','text',188,191);
INSERT INTO evidence_spans VALUES(2,5,'base','text',122,141);
INSERT INTO evidence_spans VALUES(2,6,'status','text',143,155);
INSERT INTO evidence_spans VALUES(3,0,'source','text',143,155);
INSERT INTO evidence_spans VALUES(3,1,'level','text',312,331);
INSERT INTO evidence_spans VALUES(3,2,'percent','text',476,486);
INSERT INTO evidence_spans VALUES(3,3,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(3,4,'reporter','text',0,7);
INSERT INTO evidence_spans VALUES(3,5,'partner','title',19,25);
INSERT INTO evidence_spans VALUES(3,6,'period','text',292,308);
INSERT INTO evidence_spans VALUES(3,7,'status','text',143,155);
INSERT INTO evidence_spans VALUES(3,8,'reporter','text',396,403);
INSERT INTO evidence_spans VALUES(3,9,'partner','text',442,448);
INSERT INTO evidence_spans VALUES(3,10,'base','text',122,141);
INSERT INTO evidence_spans VALUES(4,0,'terms','text',358,371);
INSERT INTO evidence_spans VALUES(4,1,'source','text',143,155);
INSERT INTO evidence_spans VALUES(4,2,'percent','text',348,357);
INSERT INTO evidence_spans VALUES(4,3,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(4,4,'reporter','text',0,7);
INSERT INTO evidence_spans VALUES(4,5,'period','text',292,308);
INSERT INTO evidence_spans VALUES(4,6,'base','text',122,141);
INSERT INTO evidence_spans VALUES(4,7,'status','text',143,155);
INSERT INTO evidence_spans VALUES(5,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(5,1,'percent','text',137,141);
INSERT INTO evidence_spans VALUES(5,2,'flow','text',118,128);
INSERT INTO evidence_spans VALUES(5,3,'reporter','text',94,100);
INSERT INTO evidence_spans VALUES(5,4,'product','text',7,12);
INSERT INTO evidence_spans VALUES(5,5,'period','text',158,162);
INSERT INTO evidence_spans VALUES(5,6,'base','text',142,154);
INSERT INTO evidence_spans VALUES(6,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(6,1,'level','text',166,183);
INSERT INTO evidence_spans VALUES(6,2,'flow','text',118,128);
INSERT INTO evidence_spans VALUES(6,3,'reporter','text',0,4);
INSERT INTO evidence_spans VALUES(6,4,'product','text',7,12);
INSERT INTO evidence_spans VALUES(6,5,'period','text',158,162);
INSERT INTO evidence_spans VALUES(7,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(7,1,'percent','text',199,203);
INSERT INTO evidence_spans VALUES(7,2,'flow','text',118,128);
INSERT INTO evidence_spans VALUES(7,3,'reporter','text',94,100);
INSERT INTO evidence_spans VALUES(7,4,'product','text',7,12);
INSERT INTO evidence_spans VALUES(7,5,'period','text',204,220);
INSERT INTO evidence_spans VALUES(7,6,'base','text',142,154);
INSERT INTO evidence_spans VALUES(8,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(8,1,'level','text',517,534);
INSERT INTO evidence_spans VALUES(8,2,'qualifier','text',511,516);
INSERT INTO evidence_spans VALUES(8,3,'flow','text',482,489);
INSERT INTO evidence_spans VALUES(8,4,'reporter','text',469,475);
INSERT INTO evidence_spans VALUES(8,5,'partner','text',493,499);
INSERT INTO evidence_spans VALUES(8,6,'product','text',7,12);
INSERT INTO evidence_spans VALUES(8,7,'period','text',538,542);
INSERT INTO evidence_spans VALUES(9,0,'source','text',574,593);
INSERT INTO evidence_spans VALUES(9,1,'share','text',602,605);
INSERT INTO evidence_spans VALUES(9,2,'flow','text',626,634);
INSERT INTO evidence_spans VALUES(9,3,'reporter','text',469,475);
INSERT INTO evidence_spans VALUES(9,4,'partner','text',618,625);
INSERT INTO evidence_spans VALUES(9,5,'product','text',7,12);
INSERT INTO evidence_spans VALUES(9,6,'period','text',597,600);
INSERT INTO evidence_spans VALUES(10,0,'source','text',574,593);
INSERT INTO evidence_spans VALUES(10,1,'share','text',658,670);
INSERT INTO evidence_spans VALUES(10,2,'flow','text',626,634);
INSERT INTO evidence_spans VALUES(10,3,'reporter','text',469,475);
INSERT INTO evidence_spans VALUES(10,4,'partner','text',618,625);
INSERT INTO evidence_spans VALUES(10,5,'product','text',7,12);
INSERT INTO evidence_spans VALUES(10,6,'period','text',597,600);
INSERT INTO evidence_spans VALUES(11,0,'source','text',574,593);
INSERT INTO evidence_spans VALUES(11,1,'percent','text',692,695);
INSERT INTO evidence_spans VALUES(11,2,'flow','text',626,634);
INSERT INTO evidence_spans VALUES(11,3,'reporter','text',703,707);
INSERT INTO evidence_spans VALUES(11,4,'partner','text',618,625);
INSERT INTO evidence_spans VALUES(11,5,'product','text',7,12);
INSERT INTO evidence_spans VALUES(11,6,'period','text',332,336);
INSERT INTO evidence_spans VALUES(11,7,'base','text',142,154);
INSERT INTO evidence_spans VALUES(12,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(12,1,'level','text',37,51);
INSERT INTO evidence_spans VALUES(12,2,'percent','text',89,93);
INSERT INTO evidence_spans VALUES(12,3,'flow','text',30,36);
INSERT INTO evidence_spans VALUES(12,4,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(12,5,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(12,6,'period','text',78,87);
INSERT INTO evidence_spans VALUES(13,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(13,1,'level','text',199,213);
INSERT INTO evidence_spans VALUES(13,2,'percent','text',191,195);
INSERT INTO evidence_spans VALUES(13,3,'flow','text',154,159);
INSERT INTO evidence_spans VALUES(13,4,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(13,5,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(13,6,'period','text',78,87);
INSERT INTO evidence_spans VALUES(14,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(14,1,'level','text',238,252);
INSERT INTO evidence_spans VALUES(14,2,'percent','text',257,261);
INSERT INTO evidence_spans VALUES(14,3,'flow','text',227,234);
INSERT INTO evidence_spans VALUES(14,4,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(14,5,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(14,6,'period','text',78,87);
INSERT INTO evidence_spans VALUES(15,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(15,1,'level','text',267,281);
INSERT INTO evidence_spans VALUES(15,2,'flow','text',227,234);
INSERT INTO evidence_spans VALUES(15,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(15,4,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(15,5,'period','text',107,111);
INSERT INTO evidence_spans VALUES(16,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(16,1,'level','text',346,360);
INSERT INTO evidence_spans VALUES(16,2,'flow','text',288,296);
INSERT INTO evidence_spans VALUES(16,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(16,4,'partner','text',306,320);
INSERT INTO evidence_spans VALUES(16,5,'period','text',78,87);
INSERT INTO evidence_spans VALUES(17,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(17,1,'level','text',362,376);
INSERT INTO evidence_spans VALUES(17,2,'flow','text',288,296);
INSERT INTO evidence_spans VALUES(17,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(17,4,'partner','text',322,328);
INSERT INTO evidence_spans VALUES(17,5,'period','text',78,87);
INSERT INTO evidence_spans VALUES(18,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(18,1,'level','text',381,395);
INSERT INTO evidence_spans VALUES(18,2,'flow','text',288,296);
INSERT INTO evidence_spans VALUES(18,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(18,4,'partner','text',333,340);
INSERT INTO evidence_spans VALUES(18,5,'period','text',78,87);
INSERT INTO evidence_spans VALUES(19,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(19,1,'level','text',454,468);
INSERT INTO evidence_spans VALUES(19,2,'flow','text',436,448);
INSERT INTO evidence_spans VALUES(19,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(19,4,'partner','text',411,417);
INSERT INTO evidence_spans VALUES(19,5,'period','text',78,87);
INSERT INTO evidence_spans VALUES(20,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(20,1,'level','text',576,588);
INSERT INTO evidence_spans VALUES(20,2,'delta','text',527,540);
INSERT INTO evidence_spans VALUES(20,3,'flow','text',503,516);
INSERT INTO evidence_spans VALUES(20,4,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(20,5,'product','text',621,632);
INSERT INTO evidence_spans VALUES(20,6,'period','text',474,482);
INSERT INTO evidence_spans VALUES(20,7,'product','text',503,516);
INSERT INTO evidence_spans VALUES(20,8,'base','text',541,562);
CREATE TABLE findings (
  -- What the last check said about the claims.
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,           -- contradiction, corroboration, anomaly
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,       -- error, warning, info
  gap DOUBLE PRECISION NOT NULL,
  publishers INTEGER NOT NULL,
  slip_claim TEXT,
  slip_kind TEXT,
  slip_repaired TEXT,
  explanation TEXT NOT NULL,
  record TEXT NOT NULL          -- the whole finding record as JSON
);
INSERT INTO findings VALUES(1,'f-874b2e704be9e5ac','corroboration','conversion','info',0.0,1,NULL,NULL,NULL,'CN exports in 2024-06: en-s01 (Harbour Trade Wire) says 70.23 billion CNY for 9.67 billion USD is 7.2627 CNY for 1 USD. Daily rates in the 10 days before publication on 2024-07-18 were 7.2529 to 7.276; monthly means of 2024-06 were 7.2545. It agrees with both, and is closer to the publication day''s rate.','{"schema":"finding/1","id":"f-874b2e704be9e5ac","kind":"corroboration","rule":"conversion","severity":"info","claims":["c-c962194a96d3f0e3"],"suspects":[],"gap":0.0,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"conversion","claims":["c-c962194a96d3f0e3"],"low":"7.26267","high":"7.26267","unit":"CNY","of":"CNY for 1 USD as the claim has it"},{"relation":"rate","claims":["c-c962194a96d3f0e3"],"low":"7.25289","high":"7.27603","unit":"CNY","of":"CNY for 1 USD on the days before 2024-07-18"},{"relation":"rate","claims":["c-c962194a96d3f0e3"],"low":"7.25451","high":"7.25451","unit":"CNY","of":"CNY for 1 USD by monthly means of 2024-06"}],"explanation":"CN exports in 2024-06: en-s01 (Harbour Trade Wire) says 70.23 billion CNY for 9.67 billion USD is 7.2627 CNY for 1 USD. Daily rates in the 10 days before publication on 2024-07-18 were 7.2529 to 7.276; monthly means of 2024-06 were 7.2545. It agrees with both, and is closer to the publication day''s rate."}');
CREATE TABLE finding_claims (
  -- The claims that a finding is about, in its order.
  finding INTEGER NOT NULL REFERENCES findings (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  claim INTEGER REFERENCES claims (key),  -- null where the claim is not in this database
  claim_id TEXT NOT NULL,
  suspect_rank INTEGER,         -- 1 is the likeliest to be wrong; null where it is no suspect
  weight DOUBLE PRECISION,      -- how likely; over a finding's suspects these sum to 1
  PRIMARY KEY (finding, position)
) WITHOUT ROWID;
INSERT INTO finding_claims VALUES(1,0,1,'c-c962194a96d3f0e3',NULL,NULL);
CREATE TABLE checked_families (
  -- What the last check found on each family of claims that may tie, so that the next one looks only at those that have changed.
  fingerprint TEXT PRIMARY KEY,
  findings TEXT NOT NULL,   -- JSON array of finding records
  put_aside TEXT NOT NULL   -- JSON array of the ids of claims taken for wrong
) WITHOUT ROWID;
INSERT INTO checked_families VALUES('0eae1c3cf34eb5c5f15a510ff31f1fa62faa0c054df432fa393e1b2a8eaf49a9','[]','[]');
INSERT INTO checked_families VALUES('0ee43e0d0b376ba9841c79cd37bf90e16a41c379d0111bd93659256abb0fbdc8','[]','[]');
INSERT INTO checked_families VALUES('2ade7c63476c2f395dc539b1a14dc77f93540a0bd13ccc1b960e361232f7fe01','[]','[]');
INSERT INTO checked_families VALUES('4294a80a0c4fd9156c165456f68ce8e5f2826c02d7d3c66741b81226abc92c26','[]','[]');
INSERT INTO checked_families VALUES('42a1f9bc091f45811117c9edd0e58e94caefff822a556262a5eff2462c3e51ee','[]','[]');
INSERT INTO checked_families VALUES('702d9463b4e1ccf4c5ac68ebddbdbe1be84fc9ee167956536f88c6505ab5b0c4','[]','[]');
INSERT INTO checked_families VALUES('a0d8658d1098ab165f884ae0bb9049f7ec1c342e430ba4f88f47b3f984375c8d','[]','[]');
INSERT INTO checked_families VALUES('a83e42dfb3b97e22f29e6ee3f300d9e07fe77a83fca44c51f13806f2bd3e20fc','[]','[]');
INSERT INTO checked_families VALUES('cf80cd35fc8383fae3dc86f6bf212448397ee71b8ea8166b2b5c76c3281e7433','[]','[]');
INSERT INTO checked_families VALUES('d5723de5b6c267d565beb9525091d08c2c2d9d21c743573d8e7096ff10591360','[]','[]');
CREATE INDEX claims_of_article ON claims (article, position);
CREATE VIEW verdicts AS
  -- contradicted: the first suspect of an error; disputed: in an error, not first; confirmed: in a corroboration; unchecked.
  SELECT claims.key AS claim, claims.id AS claim_id,
         (SELECT CASE max(CASE WHEN findings.kind = 'contradiction' AND findings.severity = 'error'
                               THEN CASE WHEN finding_claims.suspect_rank = 1 THEN 3 ELSE 2 END
                               WHEN findings.kind = 'corroboration' THEN 1 ELSE 0 END)
                 WHEN 3 THEN 'contradicted' WHEN 2 THEN 'disputed' WHEN 1 THEN 'confirmed' ELSE 'unchecked' END
          FROM finding_claims JOIN findings ON findings.key = finding_claims.finding
          WHERE finding_claims.claim = claims.key) AS verdict
  FROM claims
;
CREATE VIEW series AS
  -- Reported levels, statistic by statistic in the order of time.
  SELECT claims.flow, claims.reporter, claims.partner, claims.product, claims.measure, claims.basis, claims.side, claims.reporter_text,
         claims.partner_text, claims.product_text, level.unit, level.unit_text, claims.period_start, claims.period_end, claims.first_day,
         claims.last_day, level.value AS amount, CAST (level.low AS DOUBLE PRECISION) AS low,
         CAST (level.high AS DOUBLE PRECISION) AS high, level.qualifier, claims.verdict, claims.id AS claim_id,
         articles.id AS document, claims.published, claims.publisher
  FROM claims
  JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  JOIN articles ON articles.key = claims.article
  WHERE claims.status = 'actual' AND claims.period_start IS NOT NULL
  ORDER BY claims.flow, claims.reporter, claims.partner, claims.product, claims.measure, claims.basis, level.unit, claims.period_start,
           claims.period_end, claims.first_day, claims.id
;
CREATE VIEW claims_on_statistic AS
  -- Every claim in one row, with names in place of codes' keys and its figures side by side: filter by flow, reporter, partner, product.
  SELECT claims.flow, claims.reporter, reporters.name AS reporter_name, claims.partner, partners.name AS partner_name, claims.product,
         products.name AS product_name, claims.measure, claims.basis, claims.side, claims.period_start, claims.period_end,
         claims.first_day, claims.last_day, level.amount, level.unit, level.low, level.high, level.qualifier, level.unit_text,
         converted.amount AS converted_amount, converted.unit AS converted_unit, percent.amount AS percent, delta.amount AS delta,
         delta.unit AS delta_unit, coalesce(percent.versus, delta.versus) AS versus, coalesce(percent.base_start, delta.base_start)
         AS base_start, coalesce(percent.base_end, delta.base_end) AS base_end, share.amount AS share, share.share_of, claims.status,
         claims.verdict, claims.confidence, claims.source, claims.quote, claims.sentence, claims.key AS claim, claims.id AS claim_id,
         articles.id AS document, articles.title, articles.url, claims.published, claims.publisher, claims.language
  FROM claims
  JOIN articles ON articles.key = claims.article
  JOIN areas AS partners ON partners.code = claims.partner
  JOIN products ON products.code = claims.product
  LEFT JOIN areas AS reporters ON reporters.code = claims.reporter
  LEFT JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  LEFT JOIN figures AS converted ON converted.claim = claims.key AND converted.kind = 'converted'
  LEFT JOIN figures AS percent ON percent.claim = claims.key AND percent.kind = 'percent'
  LEFT JOIN figures AS delta ON delta.claim = claims.key AND delta.kind = 'delta'
  LEFT JOIN figures AS share ON share.claim = claims.key AND share.kind = 'share'
;
CREATE VIEW contradictions AS
  -- Claims that cannot all be right, the gravest first, one row for each claim of a finding, with what its article says.
  SELECT findings.id AS finding_id, findings.rule, findings.severity, findings.gap, findings.explanation, finding_claims.claim_id,
         finding_claims.weight, articles.id AS document, articles.title, articles.url, claims.published, claims.publisher, claims.quote,
         claims.sentence
  FROM findings
  JOIN finding_claims ON finding_claims.finding = findings.key
  LEFT JOIN claims ON claims.key = finding_claims.claim
  LEFT JOIN articles ON articles.key = claims.article
  WHERE findings.kind = 'contradiction'
  ORDER BY CASE findings.severity WHEN 'error' THEN 0 ELSE 1 END, findings.gap DESC, findings.id, finding_claims.position
;
CREATE UNIQUE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_reporter ON claims (reporter, partner, flow, product, period_start, period_end);
CREATE INDEX claims_by_partner ON claims (partner, flow, product, period_start);
CREATE INDEX claims_by_product ON claims (product, flow, period_start);
CREATE INDEX claims_by_flow ON claims (flow, period_start);
CREATE INDEX claims_by_period ON claims (period_start, period_end);
CREATE INDEX claims_by_published ON claims (published);
CREATE INDEX claims_by_language ON claims (language);
CREATE INDEX claims_by_publisher ON claims (publisher);
CREATE INDEX claims_by_verdict ON claims (verdict);
CREATE INDEX claims_by_status ON claims (status);
CREATE INDEX figures_by_value ON figures (unit, value);
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_published ON articles (published);
CREATE INDEX findings_by_id ON findings (id);
CREATE INDEX findings_by_kind ON findings (kind, severity);
CREATE INDEX findings_of_claim ON finding_claims (claim);
COMMIT;
