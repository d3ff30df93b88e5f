/** What a style of Word is called in other languages, by the name that Word gives it in every file that it writes itself. */
const LOCAL_NAMES: Readonly<Record<string, string>> = {
  normal:
    'Standard|Normale|Estándar|Normaali|Standaard|Normalny|Normální|Normál|Обычный|Звичайний|標準|正文|內文|표준|바탕글|Default Paragraph Style|Default Style',
  'body text':
    'Textkörper|Text body|Corps de texte|Texto independiente|Cuerpo de texto|Corpo testo|Corpo del testo|Corpo de texto|Plattetekst|Tekst zonder opmaak|Brödtext|Brødtekst|Leipäteksti|Tekst podstawowy|Treść tekstu|Základní text|Tělo textu|Szövegtörzs|Основной текст|Основний текст|Gövde Metni|本文|正文文本|本文|본문',
  title:
    'Titel|Titre|Título|Titolo|Rubrik|Tittel|Otsikko|Tytuł|Název|Názov|Cím|Название|Заголовок|Konu Başlığı|Titlu|Τίτλος|表題|标题|標題|제목',
  heading:
    'Überschrift|Titre|Título|Cabeçalho|Titolo|Kop|Rubrik|Overskrift|Otsikko|Nagłówek|Nadpis|Címsor|Заголовок|Başlık|Titlu|Επικεφαλίδα|Naslov|Títol|כותרת|عنوان|見出し|标题|標題|제목|개요',
  'list bullet':
    'Aufzählungszeichen|Liste à puces|Lista con viñetas|Punto elenco|Lista com Marcadores|Commarcas|Lijst opsom.teken|Punktlista|Opstilling - punkttegn|Punktliste|Merkitty luettelo|Lista punktowana|Seznam s odrážkami|Felsorolás|Маркированный список|Madde İşaretli Liste|箇条書き|列表项目符号|項目符號|글머리 기호',
  'list continue':
    'Listenfortsetzung|Liste continue|Continuar lista|Elenco continua|Lista de continuação|Lijstvoortzetting|Listfortsättning|Lista - kontynuacja|Pokračování seznamu|Lista folytatása|Продолжение списка|箇条書き継続|列表接续|清單接續',
  toc: 'Verzeichnis|TM|TDC|Sommario|Sumário|Índice|Inhopg|Innehåll|Indholdsfortegnelse|INNH|Sisluet|Spis treści|Obsah|Tartalomjegyzék|TJ|Оглавление|目次|目录|目錄|목차',
  'toc heading':
    'Inhaltsverzeichnisüberschrift|En-tête de table des matières|Título de TDC|Titolo sommario|Cabeçalho do Sumário|Kop van inhoudsopgave|Innehållsförteckningsrubrik|Nagłówek spisu treści|Nadpis obsahu|Заголовок оглавления|目次の見出し|TOC 标题|目錄標題',
  hyperlink:
    'Lien hypertexte|Hipervínculo|Collegamento ipertestuale|Hiperligação|Hyperlänk|Hyperkobling|Hiperłącze|Hypertextový odkaz|Hiperhivatkozás|Гиперссылка|ハイパーリンク|超链接|超連結|Internet Link|Internetlink',
  strong:
    'Fett|Élevé|Texto en negrita|Enfasi (grassetto)|Forte|Zwaar|Stark|Stærk|Sterk|Voimakas|Pogrubienie|Silné|Kiemelés2|Строгий|強調太字|要点|強調|Strong Emphasis',
  emphasis:
    'Hervorhebung|Accentuation|Énfasis|Enfasi (corsivo)|Ênfase|Nadruk|Betoning|Fremhæv|Utheving|Korostus|Uwydatnienie|Zdůraznění|Kiemelés|Выделение|強調斜体|强调',
  header:
    'Kopfzeile|En-tête|Encabezado|Intestazione|Cabeçalho|Koptekst|Sidhuvud|Sidehoved|Topptekst|Ylätunniste|Nagłówek|Záhlaví|Élőfej|Верхний колонтитул|ヘッダー|页眉|頁首|머리글',
  footer:
    'Fußzeile|Pied de page|Pie de página|Piè di pagina|Rodapé|Voettekst|Sidfot|Sidefod|Bunntekst|Alatunniste|Stopka|Zápatí|Élőláb|Нижний колонтитул|フッター|页脚|頁尾|바닥글',
};

/** Whether a style that is called `name`, or has the id `id`, is the one that Word calls `builtIn`. */
export function isCalled(builtIn: string, name: string, id: string): boolean {
  const wanted = fold(builtIn);
  if (fold(name) === wanted) return true;
  const level = /^(heading|toc) (\d)$/.exec(wanted);
  const stem = level?.[1] ?? wanted;
  const number = level?.[2] ?? '';
  const local = (Object.hasOwn(LOCAL_NAMES, stem) ? LOCAL_NAMES[stem]! : '')
    .split('|')
    .filter((one) => one !== '');
  return local.some((one) => {
    const whole = number === '' ? one : `${one} ${number}`;
    if (fold(name) === fold(whole)) return true;
    // Word takes blanks and letters beyond ASCII out of ids; LibreOffice writes a name without its spaces.
    const bare = whole.replace(/[^A-Za-z0-9]/g, '');
    return bare.length > 3 && id.toLowerCase() === bare.toLowerCase() && !isNameOfAnother(name, wanted);
  });
}

/** Whether a name is one that Word itself gives to another style: the id then only looks alike. */
function isNameOfAnother(name: string, wanted: string): boolean {
  const folded = fold(name);
  const known = Object.hasOwn(LOCAL_NAMES, folded.replace(/^(heading|toc) \d$/, '$1'));
  return known && folded !== wanted;
}

/** A name without regard to case, width and kinds of blanks. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
