import com.adobe.epubcheck.tool.EpubChecker;

/** Runs EPUBCheck on books in one process: for each, its report in JSON beside it. */
public class CheckEpubs {
  public static void main(String[] books) {
    for (String book : books) new EpubChecker().run(new String[] {book, "--quiet", "--json", book + ".epubcheck.json"});
  }
}
