// The words by which a text shows what it is about, in three languages, for the topics that a library starts with.
// `sure` words say it by themselves; of the others, it takes two. `*` stands for any ending.

interface TopicWords {
  readonly sure: readonly string[];
  readonly hints: readonly string[];
}

export const TOPIC_WORDS: Readonly<Record<string, TopicWords>> = {
  trade: {
    sure: [
      'tariff*', 'trade war', 'trade deal', 'trade talks', 'trade dispute*', 'export control*', 'export curb*', 'export ban', 'import ban', 'import dut*', 'duties on', 'bar* it from import', 'soybean*', 'rare earth*', 'entity list', 'trade deficit', 'trade surplus', 'overcapacity', 'subsid*', 'anti-dumping', 'market access', 'trade representative', 'investment restriction*', 'sanctions relief', 'purchases of american', 'trade truce', 'trade imbalance*',
      'droits de douane', 'surtaxe*', 'guerre commerciale', 'differends commerciaux', 'differend commercial', 'negociations commerciales', 'accord commercial', 'controle* des exportations', 'controle* a l’exportation', 'terres rares', 'soja', 'surcapacite*', 'subvention*', 'excedent commercial', 'deficit commercial', 'relations commerciales', 'secretaire au commerce', 'ministre du commerce', 'represailles commerciales', 'droits antidumping', 'taxes douanieres', 'tarifs douaniers', 'treve commerciale', 'echanges commerciaux',
      '关税', '贸易', '经贸', '出口管制', '进口', '稀土', '大豆', '反倾销', '实体清单', '产能过剩', '两用物项', '加征', '农产品',
    ],
    hints: ['trade', 'economic', 'export*', 'import*', 'investor*', 'companies', 'firms', 'currency', 'commerce', 'commercia*', 'economi*', 'entreprises', 'marche', '经济', '企业', '市场', '投资', '出口'],
  },
  technology: {
    sure: ['semiconductor*', 'chip', 'chips', 'chipmak*', 'artificial intelligence', 'quantum', 'huawei', 'tiktok', 'nvidia', '5g', 'supercomput*', 'advanced computing', 'ai model*', 'ai safety', 'electric vehicle*', 'connected vehicle*', 'gallium', 'germanium', 'biotech*', 'data transfer*', 'semi-conducteur*', 'puces', 'intelligence artificielle', 'quantique', 'supercalculateur*', 'vehicules electriques', 'technologies de pointe', 'vehicules connectes', '半导体', '芯片', '人工智能', '量子', '华为', '科技', '高科技', '超级计算', '镓', '锗', '美光', '光刻', '数据安全法', '电动汽车'],
    hints: ['technolog*', 'software', 'app', 'application', 'data', 'logiciel*', 'donnees', '技术', '数据', '软件'],
  },
  military: {
    sure: ['pentagon', 'fighter jet*', 'warship*', 'destroyer*', 'aircraft carrier*', 'military drill*', 'live-fire', 'drills', 'defense secretary', 'defence secretary', 'defense minister', 'defence minister', 'military-to-military', 'military communication*', 'military channel*', 'navy', 'naval', 'air force', 'missile*', 'arms sale*', 'armed forces', 'balloon', 'spy plane', 'people’s liberation army', 'theater command*', 'troops', 'bomber*', 'submarine*', 'pentagone', 'avion* de chasse', 'navire* de guerre', 'destroyer', 'porte-avions', 'manoeuvres', 'exercices militaires', 'ministre* de la defense', 'ministre chinois de la defense', 'secretaire a la defense', 'communications militaires', 'dialogue militaire', 'armees', 'missiles', 'ventes d’armes', 'ballon', 'forces armees', 'communications entre militaires', 'activite militaire', 'sous-marin*', '军演', '国防部', '国防部长', '战机', '军舰', '两军', '解放军', '导弹', '航母', '军售', '参谋长', '参联会', '军工', '海军', '空军', '防长', '战区', '军事'],
    hints: ['military', 'defense', 'defence', 'army', 'weapons', 'exercise*', 'militaire*', 'armee', 'arme*', '军', '武器'],
  },
  'regional-security': {
    sure: ['south china sea', 'korean peninsula', 'indo-pacific', 'war in ukraine', 'ukraine war', 'ukraine', 'russia’s arms', 'middle east', 'gaza', 'philippine*', 'second thomas shoal', 'scarborough', 'red sea', 'aukus', 'the quad', 'shangri-la dialogue', 'iran', 'regional security', 'regional stability', 'mer de chine meridionale', 'peninsule coreenne', 'indo-pacifique', 'guerre en ukraine', 'proche-orient', 'moyen-orient', 'philippin*', 'mer rouge', 'securite regionale', 'geopolitiques regionaux', 'problemes regionaux', 'dialogue de shangri-la', 'stabilite regionale', 'questions regionales', '南海', '朝鲜半岛', '印太', '乌克兰', '中东', '菲律宾', '仁爱礁', '黄岩岛', '红海', '香格里拉对话', '地区安全', '地区局势', '地区和平', '加沙', '伊朗'],
    hints: ['north korea', 'russia*', 'japan', 'allies', 'coree du nord', 'russie', 'japon', 'allies', '朝鲜', '俄罗斯', '日本', '盟友'],
  },
  taiwan: {
    sure: ['taiwan*', 'taipei', 'one-china', 'one china', 'cross-strait', 'taiwanais*', '台湾', '台海', '台独', '对台', '一个中国', '涉台', '台北', '赖清德', '蔡英文'],
    hints: ['the island', 'strait', 'l’ile', 'detroit', '海峡'],
  },
  'human-rights': {
    sure: ['human right*', 'xinjiang', 'uyghur*', 'uighur*', 'tibet*', 'forced labor', 'forced labour', 'political prisoner*', 'jimmy lai', 'religious freedom', 'wrongful* detain*', 'dissident*', 'press freedom', 'hong kong’s national security law', 'droits de l’homme', 'droits humains', 'droits fondamentaux', 'ouighour*', 'travail force', 'prisonnier* politique*', 'liberte religieuse', 'liberte de la presse', '人权', '新疆', '西藏', '维吾尔', '强迫劳动', '涉疆', '涉藏', '宗教自由'],
    hints: ['hong kong', 'freedom*', 'repression', 'crackdown', 'detention', 'libertes', '香港', '拘押'],
  },
  cybersecurity: {
    sure: ['cyber*', 'hacker*', 'hacking', 'hacked', 'volt typhoon', 'salt typhoon', 'storm-0558', 'data breach*', 'spyware', 'malware', 'ransomware', 'pirate* informatique*', 'piratage', 'cyberattaque*', 'cybersecurite', 'cyberespionnage', 'logiciel malveillant', '网络安全', '黑客', '网络攻击', '网络窃密', '伏特台风', '窃密'],
    hints: ['espionage', 'critical infrastructure', 'network*', 'espionnage', 'infrastructures critiques', '关键信息基础设施', '间谍'],
  },
  climate: {
    sure: ['climate', 'methane', 'greenhouse gas*', 'carbon emission*', 'emissions', 'renewable*', 'paris agreement', 'decarboni*', 'sunnylands', 'climat', 'climatique*', 'changement climatique', 'gaz a effet de serre', 'energies renouvelables', 'accord de paris', '气候', '甲烷', '温室气体', '碳排放', '减排', '碳中和', '可再生能源', '巴黎协定'],
    hints: ['coal', 'energy transition', 'cop2*', 'charbon', 'cop26', 'cop28', '煤炭', '绿色'],
  },
  health: {
    sure: ['covid*', 'pandemic', 'world health organization', 'public health', 'global health', 'virus', 'coronavirus', 'wuhan institute', 'vaccine*', 'fentanyl overdose*', 'overdose*', 'health secretary', 'sante mondiale', 'sante publique', 'pandemie', 'covid-19', 'organisation mondiale de la sante', 'vaccin*', 'virologie', 'ministre de la sante', '疫情', '新冠', '世卫组织', '公共卫生', '病毒', '疫苗', '健康', '卫生'],
    hints: ['health', 'hospital*', 'disease*', 'sante', 'maladie*', '医疗'],
  },
  nonproliferation: {
    sure: ['nonproliferation', 'non-proliferation', 'arms control', 'nuclear arsenal', 'nuclear warhead*', 'nuclear weapon*', 'nuclear test*', 'icbm', 'denucleari*', 'non-proliferation nucleaire', 'maitrise des armements', 'armes nucleaires', 'ogives', 'desarmement', 'arsenal nucleaire', '核不扩散', '防扩散', '军控', '核武器', '核武库', '核弹头', '无核化'],
    hints: ['nuclear', 'nucleaire*', '核'],
  },
  'law-enforcement': {
    sure: ['fentanyl', 'narcotic*', 'indict*', 'prosecutor*', 'department of justice', 'justice department', 'fbi', 'arrest*', 'extradit*', 'money launder*', 'counternarcotic*', 'customs officers', 'drug traffick*', 'precursor*', 'spy charges', 'convicted', 'sentenced', 'inculp*', 'procureur*', 'ministere de la justice', 'arrete pour', 'arrestation*', 'extrad*', 'blanchiment', 'trafic de drogue', 'stupefiants', 'fentanyl', 'lutte antidrogue', 'precurseurs', 'condamne a', '芬太尼', '禁毒', '起诉', '检察官', '司法部', '逮捕', '引渡', '洗钱', '执法', '公安部', '前体', '判处'],
    hints: ['police', 'court', 'crime*', 'criminal', 'law', 'tribunal', 'loi', '警方', '法院', '犯罪'],
  },
  'people-to-people': {
    sure: ['panda*', 'students', 'student visa*', 'people-to-people', 'exchange programme*', 'exchange program*', 'exchanges between the two peoples', 'cultural exchange*', 'direct flights', 'tourism', 'tourist*', 'orchestra', 'scholar*', 'sister cit*', 'visa policy', 'etudiant*', 'echanges culturels', 'echanges humains', 'tourisme', 'vols directs', 'orchestre', 'jumelage', '熊猫', '留学生', '人文交流', '民间交往', '青年', '直航', '旅游', '友好城市', '文化交流', '乐团', '学生', '人民友好'],
    hints: ['university', 'universities', 'exchange*', 'visa*', 'culture', 'museum', 'universite*', 'musee', '大学', '文化', '签证', '教育'],
  },
  diplomacy: {
    sure: ['bilateral relations', 'diplomatic ties', 'summit', 'foreign minister*', 'secretary of state', 'ambassador', 'consulate*', 'high-level exchange*', 'state visit', 'phone call between', 'spoke by phone', 'national security advis*', 'embassy', 'diplomatic', 'relations diplomatiques', 'relation bilaterale', 'relations bilaterales', 'sommet', 'ministre des affaires etrangeres', 'affaires etrangeres', 'secretaire d’etat', 'ambassadeur*', 'consulat*', 'chef de la diplomatie', 'visite d’etat', 'conseiller a la securite nationale', 'deux presidents', 'visite officielle', 'dialogue ouvert', '外长', '外交部长', '国务卿', '大使', '领事馆', '两国元首', '高层交往', '中美关系', '元首会晤', '外交部', '会晤', '国事访问', '峰会', '通电话', '中美元首'],
    hints: ['met', 'talks', 'visit*', 'president*', 'dialogue', 'rencontre*', 'entretien*', 'visite', 'diplomati*', '会见', '会谈', '访问', '磋商'],
  },
}; // prettier-ignore
