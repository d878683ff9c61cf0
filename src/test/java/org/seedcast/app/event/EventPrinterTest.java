package org.seedcast.app.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventPrinterTest {
    private final List<Method> called = new ArrayList<>();

    static Stream<Class<?>> kinds() {
        return Stream.of(Event.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void handsEachKindToTheMethodOfItsOwn(Class<?> kind) throws Exception {
        EventPrinter printer = (EventPrinter) Proxy.newProxyInstance(
                EventPrinter.class.getClassLoader(), new Class<?>[] {EventPrinter.class}, this::call);

        printer.accept((Event) sample(kind));

        assertThat(called).singleElement().satisfies(method -> {
            assertThat(method.getParameterTypes()).containsExactly(kind);
            assertThat(method.getName()).isEqualToIgnoringCase(kind.getSimpleName());
        });
    }

    private @Nullable Object call(Object printer, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(printer, method, arguments);
        }
        called.add(method);
        return null;
    }

    /** An event with nothing in it. */
    private static Object sample(Class<?> kind) throws Exception {
        RecordComponent[] parts = kind.getRecordComponents();
        Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(
                Stream.of(types).map(EventPrinterTest::nothing).toArray());
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == List.class ? List.of() : type == Path.class ? Path.of("p") : null;
    }
}
