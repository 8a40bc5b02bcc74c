package io.opengate.testkit.contract;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of architecture that hold in every service. A subclass lives in the service's root package. */
public abstract class ArchitectureContract {

    private final String root = getClass().getPackageName();
    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root);

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .because("constructor injection shows what a class needs and lets it be final")
                .check(service);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveNameMatching(".*Utils?")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .because("such a name tells nothing of what the class is for")
                .check(service);
    }

    @Test
    void noServiceKnowsAnother() {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("io.opengate..")
                .and(DescribedPredicate.not(resideInAPackage(root + "..")))
                .and(DescribedPredicate.not(resideInAPackage("io.opengate.platform..")));
        noClasses()
                .should()
                .dependOnClassesThat(foreign)
                .because("services talk HTTP or events")
                .check(service);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature can then be understood, tested and moved by itself")
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void adaptersStayInside() {
        classes()
                .that()
                .resideInAnyPackage(root + "..web", root + "..http", root + "..redis", root + "..smtp", root + "..jpa")
                .and()
                .areTopLevelClasses()
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("the compiler then keeps everyone else out of an adapter")
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void packagesAreNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("NullAway checks only what is marked")
                .allowEmptyShould(true)
                .check(service);
    }
}
