package org.remitente.diagnosis;

/**
 * What {@link Topic} looks for in Polish, Dutch, Russian and Chinese, under the names of the
 * topics. As there, words stand without accents: Russian loses the breve of its short i and the
 * dots of its io; Polish keeps the stroke of its l, which servers often leave out.
 */
final class FurtherTongues {
  static final String ENCRYPTION = "szyfrowan|versleutel|шифрован|加密";
  static final String APP_PASSWORD =
      "has[lł][aeo] (do |dla )?aplikac|app-?(specifiek )?wachtwoord|парол[^.]{0,6}(прилож|внешн)"
          + "|授权码|授权密码|专用密码|应用密码";
  static final String BROWSER =
      "przegladark|przez webmail|(via|bij|op) (de )?webmail|in de webmail|браузер|веб-(почт|интерфеис)|浏览器|网页版";
  static final String EXPIRED_PASSWORD =
      "has[lł]o[^.]{0,10}wygas|wachtwoord[^.]{0,20}verlopen|парол[^.]{0,12}(истек|устарел)"
          + "|密码[^.]{0,4}过期";
  static final String CHANGE_PASSWORD =
      "zmien (\\w+ )?has[lł]o|wijzig (\\w+ )?wachtwoord|(смените|измените)[^.]{0,6}парол|修改密码";
  static final String SWITCHED_OFF =
      "wy[lł]aczon|nie jest (w[lł]aczon|aktywn)|uitgeschakeld|niet (ingeschakeld|actief|toegestaan)"
          + "|отключен|выключен|не включен|запрещен|未开[启通]|没有开[启通]|禁用|已关闭";
  static final String ACCOUNT =
      "skrzynk|uzytkownik|dostep|gebruiker|postbus|toegang|аккаунт|учетн|ящик|пользовател|доступ"
          + "|[账帐]号|[账帐]户|邮箱|用户";
  static final String CLOSED =
      "zablokowan|zawieszon|nieaktywn|geblokkeerd|opgeschort|uitgeschakeld|заблокирован|отключен"
          + "|приостановлен|锁定|冻结|封禁|停用|禁用";
  static final String SUSPENDED = "nieop[lł]acon|onbetaald|не оплачен|неоплачен|欠费";
  static final String TOO_MANY_ATTEMPTS =
      "zbyt wiele[^.]{0,20}prob|te veel[^.]{0,20}poging|te vaak|слишком (много[^.]{0,20}попыт|часто)"
          + "|次数[过太超]|频繁";
  static final String TOO_MANY_CONNECTIONS =
      "zbyt wiele[^.]{0,20}po[lł]aczen|te veel[^.]{0,20}verbinding"
          + "|слишком много[^.]{0,20}(подключен|соединен)|连接[^.]{0,3}[过太超]";
  static final String WRONG_CREDENTIALS =
      "(nieprawid[lł]ow|b[lł]edn|niepoprawn)[^.]{0,25}(login|nazw|has[lł])"
          + "|(onjuist|verkeerd|ongeldig)[^.]{0,25}(gebruiker|wachtwoord)"
          + "|(gebruikersnaam|wachtwoord)[^.]{0,20}(onjuist|ongeldig|fout)"
          + "|(неверн|неправильн)[^.]{0,20}(логин|парол|имя|учетн)|(密码|用户名|账号|帐号)[^.]{0,6}(错误|不正确|有误)";
  static final String FAILED_SIGN_IN =
      "b[lł]ad (uwierzytelniani|logowani)|(aanmelden|inloggen|authenticatie)[^.]{0,10}mislukt"
          + "|ошибка[^.]{0,6}(аутентиф|авториз|входа)|(登录|认证|验证)失败";
  static final String OUTAGE =
      "chwilowo|tymczasow|sprobuj[^.]{0,15}pozniej|tijdelijk|probeer[^.]{0,15}later|временно"
          + "|попробуите[^.]{0,15}позже|недоступен|繁忙|稍后|暂时|系统错误";
  static final String COME_AGAIN =
      "sprobuj[^.]{0,15}pozniej|probeer[^.]{0,15}later|попробуите[^.]{0,15}позже|稍后再试|系统繁忙";
  static final String AUTHENTICATION_WANTED =
      "wymagan[^.]{0,10}(uwierzytelni|autoryzac|logowan)|(uwierzytelni|autoryzac)[^.]{0,12}wymagan"
          + "|(authenticatie|aanmelden|inloggen)[^.]{0,12}(vereist|verplicht|nodig)"
          + "|(требуется|необходим|нужна)[^.]{0,12}(авториз|аутентиф)"
          + "|(авториз|аутентиф)[^.]{0,12}(требуется|необходим)|(需要|请先|要求)[^.]{0,5}(认证|验证|登录)";
  static final String FOREIGN_SENDER =
      "nadawc[^.]{0,30}\\bnie\\b|afzender[^.]{0,25}\\bniet\\b|отправител[^.]{0,30} не "
          + "|发件人[^.]{0,12}(不一致|不匹配|不符|无权|必须)";
  static final String SENDING_LIMIT =
      "(dzienn|godzinn)\\w+ limit|(dag|uur|verzend)limiet|лимит[^.]{0,12}(отправ|писем|сообщен)"
          + "|发[信送件][^.]{0,8}[超限]";
  static final String TOO_MANY_RECIPIENTS =
      "zbyt wielu (odbiorcow|adresatow)|te veel ontvangers|слишком много[^.]{0,10}получател"
          + "|收件人[^.]{0,5}[过太超]";
  static final String NO_ROOM =
      "skrzynk[^.]{0,12}pe[lł]n|przepe[lł]nion|limit miejsca|brak miejsca|\\bis vol\\b|quotum"
          + "|opslagruimte|квот|переполнен|недостаточно места|空间|已满|容量";
  static final String TOO_LARGE = "zbyt duz|za duz|te groot|размер|слишком больш|过大|太大|大小";
  static final String FORBIDDEN_FILE = "za[lł]acznik|bijlage|вложени|附件";
  static final String UNWANTED =
      "czarn\\w+ list|adres\\w* ip|zwarte lijst|ip-adres|спам|черн[^.]{0,4} списк|ip-адрес"
          + "|垃圾|黑名单|病毒|内容|ip ?地址";
  static final String NO_FOLDER = "nie istnieje|bestaat niet|не (наиден|существует)|不存在";

  private FurtherTongues() {}
}
