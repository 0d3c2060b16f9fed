-- A database of version 4, as an earlier Tallyman wrote it: three of the sample articles and the check on them.
PRAGMA application_id = 1414289741;
PRAGMA user_version = 4;
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
INSERT INTO products VALUES('goods','Goods',NULL);
INSERT INTO products VALUES('total','Total',NULL);
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
INSERT INTO runs VALUES(1,'2026-11-30T01:06:25Z','2026-11-30T01:06:25Z','tallyman 0.1.0 (packs ef6525c4, weights 802547e4, rates fff679ed)','0.1.0','ef6525c4','802547e4','fff679ed',3,20);
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
  quote TEXT NOT NULL,         -- the article's words for the claim, and where they stand: in the title or text, in Unicode code points
  quote_field TEXT NOT NULL,
  quote_start INTEGER NOT NULL,
  quote_end INTEGER NOT NULL,  -- one past the last
  sentence TEXT NOT NULL,      -- that they stand in
  sentence_field TEXT NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  warnings TEXT                -- JSON array of texts; null where there are none
);
INSERT INTO claims VALUES(1,'c-c962194a96d3f0e3',1,0,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs data','confirmed',0.69799999999999995381,'2024-07-18','en','Harbour Trade Wire','Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent','text',40,116,'BEIJING, July 18 (Harbour Trade Wire) - Shipments were worth 70.23 billion yuan ($9.67 billion) in June, 5.1 percent more than a year earlier, customs data released on Thursday showed.','text',0,184,NULL);
INSERT INTO claims VALUES(2,'c-055904311d5e4221',1,1,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','customs data','unchecked',0.92700000000000004618,'2024-07-18','en','Harbour Trade Wire','1.8 percent','text',210,221,'In May they had edged up 1.8 percent after two months of declines.','text',185,251,NULL);
INSERT INTO claims VALUES(3,'c-10f152bd811bea63',1,2,'exports','CN','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-06',NULL,NULL,'actual','customs data','unchecked',0.50400000000000000355,'2024-07-18','en','Harbour Trade Wire','366.81 billion yuan, an increase of 2 percent','text',312,357,'The recovery brought the total for the first six months to 366.81 billion yuan, an increase of 2 percent in yuan terms.','text',253,372,NULL);
INSERT INTO claims VALUES(4,'c-0a6748bb47f28994',1,3,'exports','CN','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-06',NULL,NULL,'actual','customs data','unchecked',0.70099999999999995647,'2024-07-18','en','Harbour Trade Wire','16 percent','text',476,486,'In March, when several Chinese lenders began to return payments from Moscow, the figure had dropped by 16 percent.','text',373,487,NULL);
INSERT INTO claims VALUES(5,'c-b06a69a54b54dd11',1,4,'exports','CN','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-07','2024-07',NULL,NULL,'forecast','customs data','unchecked',0.12299999999999999822,'2024-07-18','en','Harbour Trade Wire','25%','text',984,987,'Readers who sign up before July 31 save 25%.','text',944,988,NULL);
INSERT INTO claims VALUES(6,'c-f55ec24eff751c78',2,0,'exports','RU','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs figures','unchecked',0.5,'2024-07-19','en','Baltic Business Daily','deliveries climbed 5.1%','text',118,141,'According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.','text',55,221,NULL);
INSERT INTO claims VALUES(7,'c-349ce8a4a97214b2',2,1,'exports','RU','CN','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','customs figures','unchecked',0.11799999999999999378,'2024-07-19','en','Baltic Business Daily','deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8%','text',118,203,'According to customs figures quoted by Moscow media this week, deliveries climbed 5.1% year on year in June to 7.02 billion yuan, having gained 1.8% the month before.','text',55,221,NULL);
INSERT INTO claims VALUES(8,'c-a800fa1627b69b57',2,2,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2023-01','2023-12',NULL,NULL,'actual','customs figures','unchecked',0.89700000000000001953,'2024-07-19','en','Baltic Business Daily','exports to Russia were worth about 1.1 billion euros','text',482,534,'Latvia''s own exports to Russia were worth about 1.1 billion euros in 2023.','text',469,543,NULL);
INSERT INTO claims VALUES(9,'c-50843e36234d3732',2,3,'exports','LV','RU','total','value',NULL,NULL,NULL,NULL,NULL,'2024-05','2024-05',NULL,NULL,'actual','chamber of commerce','unchecked',0.22700000000000000732,'2024-07-19','en','Baltic Business Daily','14% still had a Russian customer; before the war it was one in three','text',602,670,'Of the companies asked by the chamber of commerce in May, 14% still had a Russian customer; before the war it was one in three.','text',544,671,NULL);
INSERT INTO claims VALUES(10,'c-e265d2ae21efc120',2,4,'exports','RU','WORLD','total','value',NULL,NULL,NULL,NULL,NULL,'2024-06','2024-06',NULL,NULL,'actual','chamber of commerce','unchecked',0.081000000000000002553,'2024-07-19','en','Baltic Business Daily','10%','text',692,695,'A fare increase of 10% on the Riga-Daugavpils line takes effect on August 1.','text',673,749,NULL);
INSERT INTO claims VALUES(11,'c-0edcebd77bb603e4',3,0,'imports','US','CN','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.58999999999999996891,'2025-02-05','en','Potomac Data Service','bought $438.9 billion worth of goods from China last year, 2.8%','text',30,93,'WASHINGTON, Feb 5 - Americans bought $438.9 billion worth of goods from China last year, 2.8% more than in 2023, the Census Bureau reported on Wednesday.','text',0,153,NULL);
INSERT INTO claims VALUES(12,'c-a339459caf45aa76',3,1,'exports','US','CN','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.56899999999999995026,'2025-02-05','en','Potomac Data Service','Sales in the opposite direction fell 2.9%','text',154,195,'Sales in the opposite direction fell 2.9% to $143.5 billion.','text',154,214,NULL);
INSERT INTO claims VALUES(13,'c-ec7f3d2264e722e8',3,2,'exports','US','CN','goods','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.49699999999999999733,'2025-02-05','en','Potomac Data Service','Sales in the opposite direction fell 2.9% to $143.5 billion','text',154,213,'Sales in the opposite direction fell 2.9% to $143.5 billion.','text',154,214,NULL);
INSERT INTO claims VALUES(14,'c-b6a45b094313f0cc',3,3,'balance','US','CN','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.82099999999999995203,'2025-02-05','en','Potomac Data Service','deficit of $295.4 billion, up 5.8%','text',227,261,'That left a deficit of $295.4 billion, up 5.8% from $279.1 billion.','text',215,282,NULL);
INSERT INTO claims VALUES(15,'c-aecf165b0e1dac62',3,4,'balance','US','CN','total','value',NULL,'deficit',NULL,NULL,NULL,'2023-01','2023-12',NULL,NULL,'actual','Census Bureau','unchecked',0.73599999999999998756,'2025-02-05','en','Potomac Data Service','deficit of $295.4 billion, up 5.8% from $279.1 billion','text',227,281,'That left a deficit of $295.4 billion, up 5.8% from $279.1 billion.','text',215,282,NULL);
INSERT INTO claims VALUES(16,'c-94bfd80ef527f4a5',3,5,'balance','US','EU','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.74699999999999999733,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion','text',288,360,'The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.','text',284,410,NULL);
INSERT INTO claims VALUES(17,'c-5d96167201521f88',3,6,'balance','US','MX','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.50700000000000000621,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion','text',288,376,'The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.','text',284,410,NULL);
INSERT INTO claims VALUES(18,'c-31c6d0709001b089',3,7,'balance','US','VN','total','value',NULL,'deficit',NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.84699999999999997513,'2025-02-05','en','Potomac Data Service','deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion','text',288,395,'The deficits with the European Union, Mexico and Vietnam were $235.6 billion, $171.8 billion and $123.5 billion, respectively.','text',284,410,NULL);
INSERT INTO claims VALUES(19,'c-8953723b57bf447b',3,8,'imports','US','MX','total','value',NULL,NULL,NULL,NULL,NULL,'2024-01','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.46999999999999997335,'2025-02-05','en','Potomac Data Service','top supplier with $505.9 billion','text',436,468,'Mexico was once more the top supplier with $505.9 billion.','text',411,469,NULL);
INSERT INTO claims VALUES(20,'c-b84b2dcc6f263814',3,9,'balance','US','WORLD','goods','value',NULL,'deficit',NULL,NULL,NULL,'2024-12','2024-12',NULL,NULL,'actual','Census Bureau','unchecked',0.57499999999999995559,'2025-02-05','en','Potomac Data Service','goods deficit jumped by $18.9 billion from the month before, to a record $123 billion','text',503,588,'In December the country''s total goods deficit jumped by $18.9 billion from the month before, to a record $123 billion, on imports of gold bars and of merchandise stocked up before new tariffs.','text',471,663,NULL);
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
  base_first_day TEXT,         -- YYYY-MM-DD, only of a part of a month
  base_last_day TEXT,
  terms TEXT,                  -- of a change: the currency in whose terms it is measured
  share_of TEXT,               -- of a share: partner, product
  whole_partner TEXT REFERENCES areas (code),
  whole_product TEXT REFERENCES products (code),
  PRIMARY KEY (claim, kind)
) WITHOUT ROWID;
INSERT INTO figures VALUES(1,'converted','9670000000','USD','9665000000','9675000000','eq',9670000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(1,'level','70230000000','CNY','70225000000','70235000000','eq',70230000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(1,'percent','5.1','%','5.05','5.15','eq',5.0999999999999996447,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(2,'percent','1.8','%','1.75','1.85','eq',1.8000000000000000444,NULL,'yoy','2023-05','2023-05',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(3,'level','366810000000','CNY','366805000000','366815000000','eq',366810000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(3,'percent','2','%','1.5','2.5','eq',2.0,NULL,'yoy','2023-01','2023-06',NULL,NULL,'CNY',NULL,NULL,NULL);
INSERT INTO figures VALUES(4,'percent','-16','%','-16.5','-15.5','eq',-16.0,NULL,'yoy','2023-01','2023-06',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(5,'percent','25','%','24.5','25.5','eq',25.0,NULL,'yoy','2023-07','2023-07',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(6,'percent','5.1','%','5.05','5.15','eq',5.0999999999999996447,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(7,'level','7020000000','CNY','7015000000','7025000000','eq',7020000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(7,'percent','1.8','%','1.75','1.85','eq',1.8000000000000000444,NULL,'prev','2024-05','2024-05',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(8,'level','1100000000','EUR','1045000000','1155000000','approx',1100000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(9,'percent','14','%','13.5','14.5','eq',14.0,NULL,'yoy','2023-05','2023-05',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(9,'share','33.33','%','31.6635','34.9965','eq',33.329999999999998295,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'partner','WORLD','total');
INSERT INTO figures VALUES(10,'percent','10','%','9.5','10.5','eq',10.0,NULL,'yoy','2023-06','2023-06',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(11,'level','438900000000','USD','438850000000','438950000000','eq',438900000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(11,'percent','2.8','%','2.75','2.85','eq',2.7999999999999998223,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(12,'percent','-2.9','%','-2.95','-2.85','eq',-2.8999999999999999111,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(13,'level','143500000000','USD','143450000000','143550000000','eq',143500000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(14,'level','-295400000000','USD','-295450000000','-295350000000','eq',-295400000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(14,'percent','5.8','%','5.75','5.85','eq',5.7999999999999998223,NULL,'yoy','2023-01','2023-12',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(15,'level','-279100000000','USD','-279150000000','-279050000000','eq',-279100000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(16,'level','-235600000000','USD','-235650000000','-235550000000','eq',-235600000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(17,'level','-171800000000','USD','-171850000000','-171750000000','eq',-171800000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(18,'level','-123500000000','USD','-123550000000','-123450000000','eq',-123500000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(19,'level','505900000000','USD','505850000000','505950000000','eq',505900000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(20,'delta','-18900000000','USD','-18950000000','-18850000000','eq',-18900000000.0,NULL,'prev','2024-11','2024-11',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO figures VALUES(20,'level','-123000000000','USD','-123500000000','-122500000000','eq',-123000000000.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO evidence_spans VALUES(3,0,'terms','text',358,371);
INSERT INTO evidence_spans VALUES(3,1,'source','text',143,155);
INSERT INTO evidence_spans VALUES(3,2,'level','text',312,331);
INSERT INTO evidence_spans VALUES(3,3,'percent','text',348,357);
INSERT INTO evidence_spans VALUES(3,4,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(3,5,'reporter','text',0,7);
INSERT INTO evidence_spans VALUES(3,6,'partner','title',19,25);
INSERT INTO evidence_spans VALUES(3,7,'period','text',292,308);
INSERT INTO evidence_spans VALUES(3,8,'status','text',143,155);
INSERT INTO evidence_spans VALUES(3,9,'base','text',122,141);
INSERT INTO evidence_spans VALUES(4,0,'source','text',143,155);
INSERT INTO evidence_spans VALUES(4,1,'percent','text',476,486);
INSERT INTO evidence_spans VALUES(4,2,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(4,3,'reporter','text',396,403);
INSERT INTO evidence_spans VALUES(4,4,'partner','text',442,448);
INSERT INTO evidence_spans VALUES(4,5,'period','text',292,308);
INSERT INTO evidence_spans VALUES(4,6,'base','text',122,141);
INSERT INTO evidence_spans VALUES(4,7,'status','text',143,155);
INSERT INTO evidence_spans VALUES(5,0,'source','text',143,155);
INSERT INTO evidence_spans VALUES(5,1,'percent','text',984,987);
INSERT INTO evidence_spans VALUES(5,2,'flow','text',40,49);
INSERT INTO evidence_spans VALUES(5,3,'reporter','text',396,403);
INSERT INTO evidence_spans VALUES(5,4,'period','text',971,978);
INSERT INTO evidence_spans VALUES(5,5,'base','text',122,141);
INSERT INTO evidence_spans VALUES(6,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(6,1,'percent','text',137,141);
INSERT INTO evidence_spans VALUES(6,2,'flow','text',118,128);
INSERT INTO evidence_spans VALUES(6,3,'reporter','text',94,100);
INSERT INTO evidence_spans VALUES(6,4,'product','text',7,12);
INSERT INTO evidence_spans VALUES(6,5,'period','text',158,162);
INSERT INTO evidence_spans VALUES(6,6,'base','text',142,154);
INSERT INTO evidence_spans VALUES(7,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(7,1,'level','text',166,183);
INSERT INTO evidence_spans VALUES(7,2,'percent','text',199,203);
INSERT INTO evidence_spans VALUES(7,3,'flow','text',118,128);
INSERT INTO evidence_spans VALUES(7,4,'reporter','text',94,100);
INSERT INTO evidence_spans VALUES(7,5,'partner','text',18,23);
INSERT INTO evidence_spans VALUES(7,6,'product','text',7,12);
INSERT INTO evidence_spans VALUES(7,7,'period','text',158,162);
INSERT INTO evidence_spans VALUES(8,0,'source','text',68,83);
INSERT INTO evidence_spans VALUES(8,1,'level','text',517,534);
INSERT INTO evidence_spans VALUES(8,2,'qualifier','text',511,516);
INSERT INTO evidence_spans VALUES(8,3,'flow','text',482,489);
INSERT INTO evidence_spans VALUES(8,4,'reporter','text',469,475);
INSERT INTO evidence_spans VALUES(8,5,'partner','text',493,499);
INSERT INTO evidence_spans VALUES(8,6,'product','text',7,12);
INSERT INTO evidence_spans VALUES(8,7,'period','text',538,542);
INSERT INTO evidence_spans VALUES(9,0,'source','text',574,593);
INSERT INTO evidence_spans VALUES(9,1,'percent','text',602,605);
INSERT INTO evidence_spans VALUES(9,2,'share','text',658,670);
INSERT INTO evidence_spans VALUES(9,3,'flow','text',626,634);
INSERT INTO evidence_spans VALUES(9,4,'reporter','text',469,475);
INSERT INTO evidence_spans VALUES(9,5,'partner','text',618,625);
INSERT INTO evidence_spans VALUES(9,6,'product','text',7,12);
INSERT INTO evidence_spans VALUES(9,7,'period','text',597,600);
INSERT INTO evidence_spans VALUES(9,8,'base','text',142,154);
INSERT INTO evidence_spans VALUES(10,0,'source','text',574,593);
INSERT INTO evidence_spans VALUES(10,1,'percent','text',692,695);
INSERT INTO evidence_spans VALUES(10,2,'flow','text',626,634);
INSERT INTO evidence_spans VALUES(10,3,'reporter','text',618,625);
INSERT INTO evidence_spans VALUES(10,4,'product','text',7,12);
INSERT INTO evidence_spans VALUES(10,5,'period','text',332,336);
INSERT INTO evidence_spans VALUES(10,6,'base','text',142,154);
INSERT INTO evidence_spans VALUES(11,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(11,1,'level','text',37,51);
INSERT INTO evidence_spans VALUES(11,2,'percent','text',89,93);
INSERT INTO evidence_spans VALUES(11,3,'flow','text',30,36);
INSERT INTO evidence_spans VALUES(11,4,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(11,5,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(11,6,'period','text',78,87);
INSERT INTO evidence_spans VALUES(12,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(12,1,'percent','text',191,195);
INSERT INTO evidence_spans VALUES(12,2,'flow','text',154,159);
INSERT INTO evidence_spans VALUES(12,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(12,4,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(12,5,'period','text',78,87);
INSERT INTO evidence_spans VALUES(13,0,'source','text',117,130);
INSERT INTO evidence_spans VALUES(13,1,'level','text',199,213);
INSERT INTO evidence_spans VALUES(13,2,'flow','text',154,159);
INSERT INTO evidence_spans VALUES(13,3,'reporter','text',20,29);
INSERT INTO evidence_spans VALUES(13,4,'partner','text',72,77);
INSERT INTO evidence_spans VALUES(13,5,'product','text',61,66);
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
INSERT INTO findings VALUES(1,'f-68be9f68f4c7bd04','contradiction','same_figure','warning',0.020299999999999998601,1,NULL,NULL,NULL,'RU exports in 2024-06: en-s02 (Baltic Business Daily) says up 10 percent on 2023-06 and en-s02 (Baltic Business Daily) says up 5.1 percent on 2023-06. No change rounds to both. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded.','{"schema":"finding/1","id":"f-68be9f68f4c7bd04","kind":"contradiction","rule":"same_figure","severity":"warning","claims":["c-e265d2ae21efc120","c-f55ec24eff751c78"],"suspects":[{"claim":"c-e265d2ae21efc120","weight":0.615},{"claim":"c-f55ec24eff751c78","weight":0.385}],"gap":0.0203,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"growth","claims":["c-e265d2ae21efc120"],"low":"9.5","high":"10.5","unit":null,"of":"RU exports WORLD 2024-06 on 2023-06"},{"relation":"growth","claims":["c-f55ec24eff751c78"],"low":"5.05","high":"5.15","unit":null,"of":"RU exports WORLD 2024-06 on 2023-06"}],"explanation":"RU exports in 2024-06: en-s02 (Baltic Business Daily) says up 10 percent on 2023-06 and en-s02 (Baltic Business Daily) says up 5.1 percent on 2023-06. No change rounds to both. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded."}');
INSERT INTO findings VALUES(2,'f-7837af4231958ef1','contradiction','growth','warning',0.091399999999999995137,1,NULL,NULL,NULL,'CN exports to RU in 2024-01 to 2024-06: en-s01 (Harbour Trade Wire) says down 16 percent on 2023-01 to 2023-06 and en-s01 (Harbour Trade Wire) says 366.81 billion CNY, up 2 percent on 2023-01 to 2023-06 in CNY. 366.805 to 366.815 billion CNY in 2024-01 to 2024-06 against 357.859 to 361.394 billion CNY in 2023-01 to 2023-06 is a change of 1.5 to 2.5 percent, not -16 percent. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded.','{"schema":"finding/1","id":"f-7837af4231958ef1","kind":"contradiction","rule":"growth","severity":"warning","claims":["c-0a6748bb47f28994","c-10f152bd811bea63"],"suspects":[{"claim":"c-10f152bd811bea63","weight":0.582},{"claim":"c-0a6748bb47f28994","weight":0.418}],"gap":0.0914,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"growth","claims":["c-0a6748bb47f28994"],"low":"-16.5","high":"-15.5","unit":null,"of":"CN exports RU 2024-01 to 2024-06 on 2023-01 to 2023-06"},{"relation":"level","claims":["c-10f152bd811bea63"],"low":"366805000000","high":"366815000000","unit":"CNY","of":"CN exports RU 2024-01 to 2024-06"},{"relation":"growth","claims":["c-10f152bd811bea63"],"low":"1.5","high":"2.5","unit":null,"of":"CN exports RU 2024-01 to 2024-06 on 2023-01 to 2023-06"},{"relation":"growth","claims":["c-0a6748bb47f28994","c-10f152bd811bea63"],"low":"101.4972","high":"102.5028","unit":null,"of":"CN exports RU 2024-01 to 2024-06 as a percentage of 2023-01 to 2023-06"}],"explanation":"CN exports to RU in 2024-01 to 2024-06: en-s01 (Harbour Trade Wire) says down 16 percent on 2023-01 to 2023-06 and en-s01 (Harbour Trade Wire) says 366.81 billion CNY, up 2 percent on 2023-01 to 2023-06 in CNY. 366.805 to 366.815 billion CNY in 2024-01 to 2024-06 against 357.859 to 361.394 billion CNY in 2023-01 to 2023-06 is a change of 1.5 to 2.5 percent, not -16 percent. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded."}');
INSERT INTO findings VALUES(3,'f-874b2e704be9e5ac','corroboration','conversion','info',0.0,1,NULL,NULL,NULL,'CN exports in 2024-06: en-s01 (Harbour Trade Wire) says 70.23 billion CNY for 9.67 billion USD is 7.2627 CNY for 1 USD. Daily rates in the 10 days before publication on 2024-07-18 were 7.2529 to 7.276; monthly means of 2024-06 were 7.2545. It agrees with both, and is closer to the publication day''s rate.','{"schema":"finding/1","id":"f-874b2e704be9e5ac","kind":"corroboration","rule":"conversion","severity":"info","claims":["c-c962194a96d3f0e3"],"suspects":[],"gap":0.0,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"conversion","claims":["c-c962194a96d3f0e3"],"low":"7.26267","high":"7.26267","unit":"CNY","of":"CNY for 1 USD as the claim has it"},{"relation":"rate","claims":["c-c962194a96d3f0e3"],"low":"7.25289","high":"7.27603","unit":"CNY","of":"CNY for 1 USD on the days before 2024-07-18"},{"relation":"rate","claims":["c-c962194a96d3f0e3"],"low":"7.25451","high":"7.25451","unit":"CNY","of":"CNY for 1 USD by monthly means of 2024-06"}],"explanation":"CN exports in 2024-06: en-s01 (Harbour Trade Wire) says 70.23 billion CNY for 9.67 billion USD is 7.2627 CNY for 1 USD. Daily rates in the 10 days before publication on 2024-07-18 were 7.2529 to 7.276; monthly means of 2024-06 were 7.2545. It agrees with both, and is closer to the publication day''s rate."}');
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
INSERT INTO finding_claims VALUES(1,0,10,'c-e265d2ae21efc120',1,0.61499999999999999111);
INSERT INTO finding_claims VALUES(1,1,6,'c-f55ec24eff751c78',2,0.38500000000000000888);
INSERT INTO finding_claims VALUES(2,0,4,'c-0a6748bb47f28994',2,0.41799999999999998268);
INSERT INTO finding_claims VALUES(2,1,3,'c-10f152bd811bea63',1,0.5819999999999999618);
INSERT INTO finding_claims VALUES(3,0,1,'c-c962194a96d3f0e3',NULL,NULL);
CREATE TABLE checked_families (
  -- What the last check found on each family of claims that may tie, so that the next one looks only at those that have changed.
  fingerprint TEXT PRIMARY KEY,
  findings TEXT NOT NULL,   -- JSON array of finding records
  put_aside TEXT NOT NULL   -- JSON array of the ids of claims taken for wrong
) WITHOUT ROWID;
INSERT INTO checked_families VALUES('0eeab9ceefdc849edbd379fa34d0735ed1f977ec218f750677f28ef3d13a8b00','[]','[]');
INSERT INTO checked_families VALUES('1cad7675317f019a77940f63d66d6043f3d323304764265341a237a893bc8eb3','[]','[]');
INSERT INTO checked_families VALUES('3017fa51c4598a31f856a688344d344a40c5c6ab1951ab7f2071cf0ef4b0ec04','[]','[]');
INSERT INTO checked_families VALUES('40314ecb5a867de531b64a9fbc7f9648d246b13f9c61f549daa294e4ea462a0f','[]','[]');
INSERT INTO checked_families VALUES('7906a4460e3ead9c8a80b39dd7fc4aa3a229c0e9669d0377f610d254118517b2','[]','[]');
INSERT INTO checked_families VALUES('81b277d5ca7555e49accacdc0d98c9deae2fc343d93ffefa143fe093f0f7684a','[{"schema":"finding/1","id":"f-7837af4231958ef1","kind":"contradiction","rule":"growth","severity":"warning","claims":["c-0a6748bb47f28994","c-10f152bd811bea63"],"suspects":[{"claim":"c-10f152bd811bea63","weight":0.582},{"claim":"c-0a6748bb47f28994","weight":0.418}],"gap":0.0914,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"growth","claims":["c-0a6748bb47f28994"],"low":"-16.5","high":"-15.5","unit":null,"of":"CN exports RU 2024-01 to 2024-06 on 2023-01 to 2023-06"},{"relation":"level","claims":["c-10f152bd811bea63"],"low":"366805000000","high":"366815000000","unit":"CNY","of":"CN exports RU 2024-01 to 2024-06"},{"relation":"growth","claims":["c-10f152bd811bea63"],"low":"1.5","high":"2.5","unit":null,"of":"CN exports RU 2024-01 to 2024-06 on 2023-01 to 2023-06"},{"relation":"growth","claims":["c-0a6748bb47f28994","c-10f152bd811bea63"],"low":"101.4972","high":"102.5028","unit":null,"of":"CN exports RU 2024-01 to 2024-06 as a percentage of 2023-01 to 2023-06"}],"explanation":"CN exports to RU in 2024-01 to 2024-06: en-s01 (Harbour Trade Wire) says down 16 percent on 2023-01 to 2023-06 and en-s01 (Harbour Trade Wire) says 366.81 billion CNY, up 2 percent on 2023-01 to 2023-06 in CNY. 366.805 to 366.815 billion CNY in 2024-01 to 2024-06 against 357.859 to 361.394 billion CNY in 2023-01 to 2023-06 is a change of 1.5 to 2.5 percent, not -16 percent. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded."}]','["c-10f152bd811bea63"]');
INSERT INTO checked_families VALUES('82648f1398b2892e810539507acc34b9cdbe9dbd83a83527f65456f4a5b141f3','[]','[]');
INSERT INTO checked_families VALUES('9251815cd5ed5cf6336126dd9f1c8c103b0dd4cbbdc70cce1fd94845c734a93e','[{"schema":"finding/1","id":"f-68be9f68f4c7bd04","kind":"contradiction","rule":"same_figure","severity":"warning","claims":["c-e265d2ae21efc120","c-f55ec24eff751c78"],"suspects":[{"claim":"c-e265d2ae21efc120","weight":0.615},{"claim":"c-f55ec24eff751c78","weight":0.385}],"gap":0.0203,"publishers":1,"slip":null,"reference":null,"steps":[{"relation":"growth","claims":["c-e265d2ae21efc120"],"low":"9.5","high":"10.5","unit":null,"of":"RU exports WORLD 2024-06 on 2023-06"},{"relation":"growth","claims":["c-f55ec24eff751c78"],"low":"5.05","high":"5.15","unit":null,"of":"RU exports WORLD 2024-06 on 2023-06"}],"explanation":"RU exports in 2024-06: en-s02 (Baltic Business Daily) says up 10 percent on 2023-06 and en-s02 (Baltic Business Daily) says up 5.1 percent on 2023-06. No change rounds to both. It may come from definitions that one article mixes (adjusted and not, goods and services), a later revision, the currency of the percentage, or digits cut off instead of rounded."}]','["c-e265d2ae21efc120"]');
INSERT INTO checked_families VALUES('9c64f0a1ed17410f9028f1701d827bf2bdb7c07ffb7a061b165e6a23c79f7bdf','[]','[]');
INSERT INTO checked_families VALUES('bfd89930e9410212bd7e9619a45267a6fe47b7a2ac19f5e553be7a01fe2c3f52','[]','[]');
INSERT INTO checked_families VALUES('e399b2897c7967d8afc08860537e2fffa198984730f6e1141a9f7aea7d0801e2','[]','[]');
CREATE INDEX claims_of_article ON claims (article, position);
CREATE VIEW claim_records AS
  -- The whole claim record, as the program writes it to JSON Lines.
  SELECT claims.key AS claim,
         '{"schema":"claim/1","id":' || json_quote(claims.id) || ',"producer":' || json_quote(runs.producer) ||
         ',"document":{"id":' || json_quote(articles.id) || ',"url":' || json_quote(articles.url) || ',"title":' || json_quote(articles.title) ||
         ',"published":' || json_quote(claims.published) || ',"language":' || json_quote(claims.language) ||
         ',"country":' || json_quote(articles.country) || ',"publisher":' || json_quote(claims.publisher) ||
         ',"text_sha256":' || json_quote(articles.text_sha256) || ',"sketch":' || json_quote(articles.sketch) ||
         '},"statistic":{"flow":' || json_quote(claims.flow) || ',"reporter":' || json_quote(claims.reporter) ||
         ',"partner":' || json_quote(claims.partner) || ',"product":' || json_quote(claims.product) || ',"measure":' || json_quote(claims.measure) ||
         ',"basis":' || json_quote(claims.basis) || ',"side":' || json_quote(claims.side) || ',"reporter_text":' || json_quote(claims.reporter_text) ||
         ',"partner_text":' || json_quote(claims.partner_text) || ',"product_text":' || json_quote(claims.product_text) ||
         '},"period":' ||
         CASE WHEN claims.period_start IS NULL THEN 'null'
              ELSE '{"start":' || json_quote(claims.period_start) || ',"end":' || json_quote(claims.period_end) ||
                   ',"first_day":' || json_quote(claims.first_day) || ',"last_day":' || json_quote(claims.last_day) || '}' END ||
         ',"level":' ||
         CASE WHEN level.kind IS NULL THEN 'null'
              ELSE '{"amount":' || json_quote(level.amount) || ',"unit":' || json_quote(level.unit) || ',"low":' || json_quote(level.low) ||
                   ',"high":' || json_quote(level.high) || ',"qualifier":' || json_quote(level.qualifier) ||
                   ',"unit_text":' || json_quote(level.unit_text) || ',"converted":' ||
                   CASE WHEN converted.kind IS NULL THEN 'null'
                        ELSE '{"amount":' || json_quote(converted.amount) || ',"unit":' || json_quote(converted.unit) ||
                             ',"low":' || json_quote(converted.low) || ',"high":' || json_quote(converted.high) ||
                             ',"qualifier":' || json_quote(converted.qualifier) || '}' END || '}' END ||
         ',"change":' ||
         CASE WHEN percent.kind IS NULL AND delta.kind IS NULL THEN 'null'
              ELSE '{"percent":' || json_quote(percent.amount) || ',"low":' || json_quote(percent.low) || ',"high":' || json_quote(percent.high) ||
                   ',"qualifier":' || json_quote(coalesce(percent.qualifier, delta.qualifier)) || ',"delta":' || json_quote(delta.amount) ||
                   ',"delta_low":' || json_quote(delta.low) || ',"delta_high":' || json_quote(delta.high) ||
                   ',"delta_unit":' || json_quote(delta.unit) || ',"versus":' || json_quote(coalesce(percent.versus, delta.versus)) || ',"base":' ||
                   CASE WHEN coalesce(percent.base_start, delta.base_start) IS NULL THEN 'null'
                        ELSE '{"start":' || json_quote(coalesce(percent.base_start, delta.base_start)) ||
                             ',"end":' || json_quote(coalesce(percent.base_end, delta.base_end)) ||
                             coalesce(',"first_day":"' || coalesce(percent.base_first_day, delta.base_first_day) || '"', '') ||
                             coalesce(',"last_day":"' || coalesce(percent.base_last_day, delta.base_last_day) || '"', '') || '}' END ||
                   ',"terms":' || json_quote(coalesce(percent.terms, delta.terms)) || '}' END ||
         ',"share":' ||
         CASE WHEN share.kind IS NULL THEN 'null'
              ELSE '{"percent":' || json_quote(share.amount) || ',"low":' || json_quote(share.low) || ',"high":' || json_quote(share.high) ||
                   ',"qualifier":' || json_quote(share.qualifier) || ',"of":' || json_quote(share.share_of) ||
                   ',"whole":{"partner":' || json_quote(share.whole_partner) || ',"product":' || json_quote(share.whole_product) || '}}' END ||
         ',"status":' || json_quote(claims.status) || ',"source":' || json_quote(claims.source) ||
         ',"evidence":{"sentence":{"field":' || json_quote(claims.sentence_field) || ',"start":' || claims.sentence_start ||
         ',"end":' || claims.sentence_end || ',"text":' || json_quote(claims.sentence) ||
         '},"quote":{"field":' || json_quote(claims.quote_field) || ',"start":' || claims.quote_start || ',"end":' || claims.quote_end ||
         ',"text":' || json_quote(claims.quote) || '},"spans":[' ||
         coalesce((SELECT group_concat(span, ',')
                   FROM (SELECT '{"role":' || json_quote(role) || ',"field":' || json_quote(field) || ',"start":' || start_offset ||
                                ',"end":' || end_offset || '}' AS span
                         FROM evidence_spans WHERE evidence_spans.claim = claims.key ORDER BY position) AS spans), '') ||
         ']},"confidence":' || json_quote(claims.confidence) || ',"warnings":' || coalesce(claims.warnings, '[]') || '}' AS record
  FROM claims
  JOIN articles ON articles.key = claims.article
  JOIN runs ON runs.key = articles.run
  LEFT JOIN figures AS level ON level.claim = claims.key AND level.kind = 'level'
  LEFT JOIN figures AS converted ON converted.claim = claims.key AND converted.kind = 'converted'
  LEFT JOIN figures AS percent ON percent.claim = claims.key AND percent.kind = 'percent'
  LEFT JOIN figures AS delta ON delta.claim = claims.key AND delta.kind = 'delta'
  LEFT JOIN figures AS share ON share.claim = claims.key AND share.kind = 'share'
;
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
