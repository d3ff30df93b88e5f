import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by the veraPDF profiles named in the first argument ("2a,ua1").
 * Prints one line per judgement, fields parted by tabs: "verdict", profile, file, "accepted" or "refused";
 * and before it one line per rule broken: "finding", profile, file, what is wrong and where first.
 */
public final class VeraPdf {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int i = 1; i < arguments.length; i++) {
      for (String profile : arguments[0].split(",")) {
        Set<String> findings = judge(new File(arguments[i]), PDFAFlavour.fromString(profile));
        for (String finding : findings) {
          out.println(String.join("\t", "finding", profile, arguments[i], finding.replaceAll("\\s+", " ")));
        }
        out.println(String.join("\t", "verdict", profile, arguments[i], findings.isEmpty() ? "accepted" : "refused"));
      }
    }
  }

  private static Set<String> judge(File file, PDFAFlavour flavour) {
    Set<String> findings = new LinkedHashSet<>();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 1, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          findings.add(
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + " "
                  + assertion.getMessage() + " at " + assertion.getLocation().getContext());
        }
      }
      if (!result.isCompliant() && findings.isEmpty()) findings.add("not compliant, for no reason given");
    } catch (Exception failure) {
      findings.add(failure.getClass().getSimpleName() + " " + failure.getMessage());
    }
    return findings;
  }
}
