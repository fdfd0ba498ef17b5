package chat.hubbub.attack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of attacks on a {@link Victim}, which its methods and hooks may take as a parameter. Meanwhile somebody who has no part
 * in it talks on, and loses nothing; afterwards the server holds no more than before.
 */
@Tag("attack")
@ExtendWith(Siege.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UnderAttack {}
